// SPDX-License-Identifier: GPL-2.0-only
// What both maps show: they move together.

import { signal } from "@preact/signals";
import type { Camera } from "./layout.ts";

/** undefined: everything */
export const camera = signal<Camera | undefined>(undefined);
