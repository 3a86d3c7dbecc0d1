// SPDX-License-Identifier: GPL-2.0-only
// The language and the theme, and what is remembered of them.

import { computed, effect, signal } from "@preact/signals";
import type { Theme } from "../map/palette.ts";
import { en, type Texts } from "./en.ts";
import { zh } from "./zh.ts";

export type Language = "en" | "zh";
export type ThemeChoice = "auto" | Theme;

export const LANGUAGES: { code: Language; name: string }[] = [
  { code: "en", name: "English" }, { code: "zh", name: "中文" },
];

/** A page from a file may not be allowed to remember anything */
function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // then it is chosen again next time
  }
}

const chosen = remembered("language") ?? navigator.language;
export const language = signal<Language>(chosen.startsWith("zh") ? "zh" : "en");
export const texts = computed<Texts>(() => (language.value === "zh" ? zh : en));

const known = remembered("theme");
export const themeChoice = signal<ThemeChoice>(known === "light" || known === "dark" ? known : "auto");

const systemDark = matchMedia("(prefers-color-scheme: dark)");
const system = signal<Theme>(systemDark.matches ? "dark" : "light");
systemDark.addEventListener("change", (e) => (system.value = e.matches ? "dark" : "light"));

export const theme = computed<Theme>(() =>
  themeChoice.value === "auto" ? system.value : themeChoice.value);

export function followSettings(): void {
  effect(() => {
    document.documentElement.lang = language.value === "zh" ? "zh-CN" : "en";
    remember("language", language.value);
  });
  effect(() => {
    document.documentElement.dataset.theme = theme.value;
    remember("theme", themeChoice.value);
  });
}
