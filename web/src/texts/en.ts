// SPDX-License-Identifier: GPL-2.0-only
// All texts of the page, in English. zh.ts has the same ones: the compiler checks that.

export const en = {
  title: "Boot memory, step by step",
  tagline: "Allocators of old Linux kernels, running in this page",
  skip: "Skip to the memory",
  language: "Language", theme: "Theme", themeAuto: "as the system", themeLight: "light", themeDark: "dark",
  firstVersion: "Version", secondVersion: "Compare with", noSecond: "none",
  example: "Calls", ownCalls: "calls of your own",
  releasedIn: (year: string) => `(${year})`,
  pagesOf: (v: string) => `Its page allocator is that of ${v}: its own has not been recorded.`,

  // steps
  calls: "Calls", answer: "Answer",
  callList: "The calls of the trace, and what was answered",
  stepper: "Steps",
  toStart: "To the start", back: "One call back", onward: "One call on", toEnd: "To the end",
  smallBack: "One event back", smallOnward: "One event on",
  previousDifference: "Previous difference", nextDifference: "Next difference",
  position: (n: number, of: number) => `call ${n} of ${of}`,
  beforeFirst: "before the first call",
  insidePosition: (n: number, of: number) => `event ${n} of ${of}`,
  insideCall: "Inside this call", nothingInside: "Nothing that a tracepoint tells happens inside this call.",
  whole: "the whole call",
  notAsked: "not asked: the machine is dead",
  halted: (why: string) => `The replayed machine has halted: ${why}`,
  cannot: (version: string, call: number, line: number, why: string) => `${version} cannot answer call ${call} (line ${line}): ${why}`,
  malformed: (line: number, why: string) => `Line ${line}: ${why}`,
  coreDied: (why: string) => `The program of this version stopped, which no replayed kernel would do: ${why}`,
  printed: "It printed",

  events: {
    "": "", bootAlloc: "bootmem gives", bootFail: "bootmem finds nothing", bootReserve: "reserve",
    bootFree: "free", handOver: "hand over a block", alloc: "give a block", fail: "no block is found",
    free: "a block comes back", split: "split: the upper half stays free", merge: "merge with the buddy",
    refill: "refill a per-CPU list", drain: "spill a per-CPU list",
  },
  ofOrder: (order: number, frame: string) => `order ${order} at ${frame}`,
  ofBytes: (bytes: number, address: string) => `${bytes} bytes at ${address}`,
  pagesMoved: (count: number) => `${count} pages`,
  withBuddy: (frame: string) => `and ${frame}`,

  // memory
  tabs: { memory: "Memory", series: "Over time", versions: "All versions", edit: "Edit" },
  views: "Views",
  map: "Page map", mapOf: (v: string) => `Page map of ${v}`,
  mapHelp: "Each cell is a page of 4096 bytes. Arrow keys move the cursor, Page Up and Page Down by rows of eight, plus and minus zoom, 0 shows everything.",
  mapRole: "page map",
  emptyMap: "There is no memory yet: the first calls set it up.",
  zoomIn: "Zoom in", zoomOut: "Zoom out", zoomFit: "Show everything",
  hover: "Point at a page, or move the cursor with the arrow keys.",
  legend: "Legend",
  kinds: {
    noZone: "in no zone yet", inUse: "in use", reserved: "reserved", free: "free", hot: "on the hot list of CPU 0",
    cold: "on the cold list of CPU 0", limbo: "in no list and not in use",
  },
  looks: {
    nothing: "in no zone yet", inUse: "in use", reserved: "reserved", hot: "hot list", cold: "cold list",
    limbo: "in no list", bitFree: "bitmap: free", bitReserved: "bitmap: reserved",
  },
  freeOrders: "free, by order",
  freeBlock: (order: number, pages: number, start: string) => `free, in a block of order ${order} (${pages} pages from ${start})`,
  zoneOfNode: (zone: string, node: number) => `zone ${zone}, node ${node}`,
  noZone: "no zone", bitFree: "free in the bitmap", bitReserved: "reserved in the bitmap",
  tableFree: "free in memblock's tables", tableReserved: "reserved in memblock's tables",
  ofTables: { bitFree: "memblock: free", bitReserved: "memblock: reserved" } as Record<string, string>,
  takenBy: (n: number, call: string) => `taken by call ${n}: ${call}`,
  frame: "Frame", address: "Address", zone: "Zone", state: "State", bit: "Bitmap", owner: "Taken by", pages: "Pages",
  asTable: "The same as a table",
  tableCut: (n: number) => `The first ${n} stretches; zoom does not change this table.`,
  onlyDifferences: "Only what differs is lit.", zoomToDifference: "Zoom in on it",
  differingPages: (n: number) => (n === 1 ? "1 page differs" : `${n.toLocaleString("en")} pages differ`),

  bitmap: "Bitmap of bootmem", bitmapOf: (node: number) => `node ${node}`,
  bitmapOver: "It was handed over: the page allocator has the memory now.",
  bitmapSummary: (free: number, of: number) => `${free.toLocaleString("en")} of ${of.toLocaleString("en")} pages are free`,
  searchMark: (name: string, at: string) => `${name}: ${at}`,
  fields: "Fields of the descriptor",
  lists: "Free blocks by order", order: "Order", blocks: "Blocks", blockList: "Frames, from the head of the list",
  more: (n: number) => `and ${n.toLocaleString("en")} more`,
  noZones: "There are no zones yet.",
  noBlocks: "no free blocks",
  watermarks: (min: number, low: number, high: number) => `watermarks ${min} / ${low} / ${high}`,
  freePages: (n: number) => `${n.toLocaleString("en")} free pages`,
  hotList: "hot", coldList: "cold",
  showOnMap: (frame: string) => `Show ${frame} on the map`,
  memblock: "Tables of memblock", memoryTable: "memory", reservedTable: "reserved",
  regions: (n: number) => (n === 1 ? "1 region" : `${n} regions`),

  // difference
  differencesTitle: "The first difference",
  differAt: (n: number) => `They part at call ${n}`,
  theySay: (version: string, answer: string) => `${version}: ${answer}`,
  noDifference: (a: string, b: string) => `${a} and ${b} answer all of these calls alike.`,
  onlyMemory: "What a caller is told is the same.",
  because: "Because of", noCause: "No commit is named for these calls; the engine finds it:",
  between: (n: number) => `${n} changes lie between the two`,
  sameTree: "Both are made from the same sources: what differs is which allocator the boot uses.",
  by: (author: string, date: string) => `${author}, ${date}`,
  goThere: "Show this call",

  // series
  seriesFree: "Free pages", seriesUnusable: "Unusable free space",
  unusableHelp: "The share of the free pages that lie in blocks too small for a request of that order: 0 none, 1 all.",
  boot: "bootmem", buddy: "buddy lists", perCpu: "per-CPU lists",
  orderN: (n: number) => `order ${n}`,
  call: "Call",
  seriesHelp: "Click into a diagram to go to that call.",

  // versions
  allVersions: "What all versions answer",
  versionsHelp: "Neighbours that agree share a column. Choose a cell to see both memories there.",
  showAll: "Show the calls that all answer alike, too",
  sameEverywhere: (n: number) => `${n} calls are answered alike by all.`,
  differing: (n: number) => `${n} calls are not.`,
  working: "The versions are being asked ...",
  asBefore: "as before",
  noAnswer: "no answer",

  // edit
  editTitle: "Calls of your own",
  editHelp: "Change a line: all versions answer while you type. docs/traces.md tells what can be asked.",
  editLabel: "The trace, a call a line",
  askThis: "Show the memory for these calls",
  restore: "Back to the original calls",
  allAgree: (n: number) => `All ${n} versions agree.`,
  setsOfAnswers: (n: number) => `${n} sets of answers`,

  // export
  share: "Share and export", copyLink: "Copy a link to this screen", copied: "The link is copied.",
  linkIs: "The link to this screen",
  exportSvg: "The map as SVG", exportPng: "The map as PNG", exportCsv: "Answers as CSV",
  exportJson: "Answers and numbers as JSON", exportTrace: "The trace, for make replay",
  print: "Print",

  // trouble
  damagedLink: "The link is damaged: this is the page as it opens.",
  missingVersion: (name: string) => `The link is about ${name}, which this file does not hold: this is the page as it opens.`,
  dismiss: "Close this message",
  keyboard: "Keys: left and right, one call; with Shift, one event; Home and End; on the map: arrows, plus, minus, 0.",
};

export type Texts = typeof en;
