// SPDX-License-Identifier: GPL-2.0-only

import { useEffect, useState } from "preact/hooks";
import type { RefObject } from "preact";

/** The width that an element has, as long as it is there */
export function useWidth(ref: RefObject<HTMLElement>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry.contentRect.width)));
    observer.observe(ref.current!);
    return () => observer.disconnect();
  }, []);
  return width;
}
