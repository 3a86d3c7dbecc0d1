// SPDX-License-Identifier: GPL-2.0-only
// The map as a picture with a pixel a page.

/** The picture, and the same in half, quarter ... the size: far away that is all one sees of it */
export class Picture {
  private levels: OffscreenCanvas[];

  constructor(image: ImageData) {
    const whole = new OffscreenCanvas(image.width, image.height);
    whole.getContext("2d")!.putImageData(image, 0, 0);
    this.levels = [whole];
  }

  /** What to draw where a page has so many pixels: not more than twice as large as that */
  at(scale: number): OffscreenCanvas {
    let n = 0;
    for (let s = scale; s <= 0.5; s *= 2) n++;
    while (this.levels.length <= n) this.levels.push(half(this.levels.at(-1)!));
    return this.levels[n];
  }
}

function half(from: OffscreenCanvas): OffscreenCanvas {
  const to = new OffscreenCanvas(Math.ceil(from.width / 2), Math.ceil(from.height / 2));
  const ctx = to.getContext("2d")!;
  ctx.drawImage(from, 0, 0, to.width, to.height);
  return to;
}
