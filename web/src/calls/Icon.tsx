// SPDX-License-Identifier: GPL-2.0-only
// Signs of the step buttons: drawn, as fonts do not agree on them.

const SHAPES = {
  toStart: "M4 4h2v12H4zM17 4v12L7 10z",
  back: "M15 4v12L5 10z",
  smallBack: "M13 4l-6 6 6 6",
  smallOnward: "M7 4l6 6-6 6",
  onward: "M5 4v12l10-6z",
  toEnd: "M14 4h2v12h-2zM3 4v12l10-6z",
};

export type IconName = keyof typeof SHAPES;

export function Icon({ name }: { name: IconName }) {
  const open = name.startsWith("small");
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={SHAPES[name]} fill={open ? "none" : "currentColor"} stroke="currentColor" stroke-width={open ? 2.4 : 0} />
    </svg>
  );
}
