# SPDX-License-Identifier: GPL-2.0-only
"""The replayed machine, out of a guest that runs, without a line of code in it.

gdb loads this file; tools/gdb/attach starts all of it. What the commands print is what the
files of the same names in /sys/kernel/debug/bootmem_bs print. They know the structures from
the module's debug information, whatever the version.
"""

import os

import gdb

FOLDER = os.environ.get("BS_GDB", "build/guest/gdb")
PAGE_SHIFT = 12
NO_NAMES = "no module is loaded in the guest: reboot_bs there, bs-symbols here"


# ---- values ----

def fields(value):
    return [field.name for field in value.type.strip_typedefs().fields()]


def one_of(value, *names):
    """The first of these members that the version has"""
    return next(value[name] for name in names if name in fields(value))


def symbol(name):
    found = gdb.lookup_static_symbols(name) + [gdb.lookup_global_symbol(name)]
    if not any(found):
        raise gdb.GdbError(f"there is no {name} in this version" if Symbols.loaded else NO_NAMES)
    return next(candidate for candidate in found if candidate).value()


def in_bss(name, file):
    """A static variable without a value at first. A name that several files have is beyond gdb in a
    file that is not linked: it takes it to lie as far into .text as it lies into .bss."""
    for found in gdb.lookup_static_symbols(name):
        if found.symtab.filename.endswith(file):
            value = found.value()
            sections = Symbols.loaded[found.symtab.objfile.filename]
            at, text, bss = int(value.address), int(sections[".text"], 16), int(sections[".bss"], 16)
            if at < bss:
                at += bss - text
            return gdb.Value(at).cast(value.type.pointer()).dereference()
    raise gdb.GdbError("this version boots without bootmem and has no bitmap; bs-memblock shows its tables"
                       if Symbols.loaded else NO_NAMES)


def array(value):
    low, high = value.type.range()
    return [value[i] for i in range(low, high + 1)]


def linked(head, link):
    """The page structures of a list"""
    page_type = gdb.lookup_type("struct page_bs")
    offset = next(field.bitpos // 8 for field in page_type.fields() if field.name == link)
    at = head["next"]
    while at != head.address:
        page = gdb.Value(int(at) - offset).cast(page_type.pointer())
        yield page
        at = page[link]["next"]


# ---- the machine ----

def nodes():
    return [node for node in array(symbol("node_data_bs")) if int(node["node_mem_map"])]


def zones(name=None):
    all_zones = [zone for node in nodes() for zone in array(node["node_zones"])
                 if int(one_of(zone, "spanned_pages", "size"))]
    chosen = [zone for zone in all_zones if name is None or zone_name(zone).lower() == name.lower()]
    if not chosen:
        raise gdb.GdbError(f"there is no zone '{name}'; there are " +
                           " ".join(sorted({zone_name(zone) for zone in all_zones})))
    return chosen


def zone_name(zone):
    return zone["name"].string()


def frame(zone, page):
    node = zone["zone_pgdat"].dereference()
    if "node_start_pfn" in fields(node):
        start = int(node["node_start_pfn"])
    else:
        start = int(node["node_start_paddr"]) >> PAGE_SHIFT
    return start + int(page - node["node_mem_map"])


def free_blocks(zone, order):
    page_type = gdb.lookup_type("struct page_bs")
    link = "list" if "list" in [field.name for field in page_type.fields()] else "lru"
    return [frame(zone, page) for page in linked(zone["free_area"][order]["free_list"], link)]


def orders(zone):
    return range(zone["free_area"].type.range()[1] + 1)


# ---- commands ----

class Command(gdb.Command):
    """Says what went wrong in a line"""

    # Words behind it, at most
    TAKES = 0

    def __init__(self, name):
        super().__init__(name, gdb.COMMAND_DATA)
        self.name = name

    def invoke(self, argument, from_tty):
        words = len(argument.split())
        if self.TAKES is not None and words > self.TAKES:
            most = f"up to {self.TAKES} word(s), not {words}" if self.TAKES else "no words"
            raise gdb.GdbError(f"{self.name} takes {most}; help {self.name}")
        try:
            self.show(argument)
        except gdb.MemoryError as error:
            raise gdb.GdbError(f"{error}: not mapped in the task that runs now; continue, and stop again") from error
        except gdb.error as error:
            raise gdb.GdbError(str(error)) from error


class Symbols(Command):
    """bs-symbols: load the names of the guest's modules; after reboot_bs once more"""

    # What is still there behind the module's init
    KEPT = (".text.unlikely", ".data", ".bss", ".rodata")
    loaded = {}

    def show(self, argument):
        for sections in self.loaded.values():
            gdb.execute(f"remove-symbol-file -a {sections['.text']}", to_string=True)
        self.loaded.clear()
        with open(f"{FOLDER}/modules", encoding="utf-8") as file:
            modules = file.read().strip()
        for name, sections in self.sections().items():
            path = os.path.realpath(f"{modules}/{name}.ko")
            rest = " ".join(f"-s {section} {sections[section]}" for section in self.KEPT if section in sections)
            gdb.execute(f"add-symbol-file {path} {sections['.text']} {rest}", to_string=True)
            self.loaded[path] = sections
            print(f"{name} at {sections['.text']}")
        if not self.loaded:
            raise gdb.GdbError(NO_NAMES)

    @staticmethod
    def sections():
        """What the guest said of each module when it was loaded last: "@ NAME", "SECTION ADDRESS"; "- NAME"
        when it was unloaded"""
        found, here = {}, {}
        with open(f"{FOLDER}/sections", encoding="ascii") as file:
            for line in file:
                name, value = line.split()
                if name == "@":
                    here = found[value] = {}
                elif name == "-":
                    found.pop(value, None)
                else:
                    here[name] = value
        return found


class Zone(Command):
    """bs-zone [NAME]: pages, free blocks and watermarks of the zones, as `look zones` shows them"""

    TAKES = 1

    def show(self, argument):
        for zone in zones(argument or None):
            first = frame(zone, zone["zone_mem_map"])
            pages = int(one_of(zone, "spanned_pages", "size"))
            free = sum(len(free_blocks(zone, order)) << order for order in orders(zone))
            node = int(zone["zone_pgdat"]["node_id"])
            print(f"Node {node}, zone {zone_name(zone)}: frames {first:#x} to {first + pages - 1:#x}")
            print(f"  pages            {pages}")
            print(f"  free in blocks   {free}")
            print("  watermarks       " + " ".join(f"{mark} {int(zone['pages_' + mark])}"
                                                   for mark in ("min", "low", "high")))


class Free(Command):
    """bs-free [NAME [ORDER]]: free blocks by their first frames, as `look free_blocks` shows them"""

    TAKES = 2

    def show(self, argument):
        name, order = (argument.split() + [None, None])[:2]
        for zone in zones(name):
            if order is not None and (not order.isdigit() or int(order) not in orders(zone)):
                raise gdb.GdbError(f"an order is 0 to {orders(zone)[-1]}, not '{order}'")
            for each in orders(zone) if order is None else [int(order)]:
                frames = "".join(f" {pfn:#x}" for pfn in free_blocks(zone, each))
                print(f"{int(zone['zone_pgdat']['node_id'])} {zone_name(zone)} {each}:{frames}")


class Bitmap(Command):
    """bs-bitmap [EXPRESSION]: a node's map as `look bitmap` shows it: that of the hand-over, or that of a
    struct bootmem_data_bs, such as bdata in __alloc_bootmem_core_bs()"""

    TAKES = None  # an expression has any number of words
    ROW = 64

    def show(self, argument):
        if argument:
            bdata = gdb.parse_and_eval(argument)
            if bdata.type.code == gdb.TYPE_CODE_PTR:
                bdata = bdata.dereference()
            if bdata.type.unqualified().strip_typedefs().name != "bootmem_data_bs":
                raise gdb.GdbError(f"{argument} is no struct bootmem_data_bs; where bootmem is at work, bdata is one")
            self.show_map(bdata)
            return
        for nid, bdata in enumerate(array(in_bss("kept", "watch/bitmap.c"))):
            if int(bdata["node_bootmem_map"]):
                print(f"# node {nid}, '#' is reserved, '.' is free")
                self.show_map(bdata)

    def show_map(self, bdata):
        if not int(bdata["node_bootmem_map"]):
            raise gdb.GdbError("this node has no map (any more): it was handed over")
        if "node_min_pfn" in fields(bdata):
            first = int(bdata["node_min_pfn"])
        else:
            first = int(bdata["node_boot_start"]) >> PAGE_SHIFT
        end = int(bdata["node_low_pfn"])
        size = (end - first + 31) // 32 * 4
        words = gdb.selected_inferior().read_memory(int(bdata["node_bootmem_map"]), size).tobytes()
        bits = "".join("#" if words[i // 8] >> i % 8 & 1 else "." for i in range(end - first))
        last, stars = None, False
        for at in range(0, len(bits), self.ROW):
            row = bits[at:at + self.ROW]
            if row != last:
                print(f"{first + at << PAGE_SHIFT:#x} {row}")
            elif not stars:
                print("*")
            last, stars = row, row == last
        rest = "".join(f" {name} {int(bdata[name]):#x}" for name in fields(bdata)
                       if bdata[name].type.strip_typedefs().code == gdb.TYPE_CODE_INT)
        print(f"{end << PAGE_SHIFT:#x} end;{rest}")


class Memblock(Command):
    """bs-memblock: both tables, as they stand in memblock/memory and memblock/reserved"""

    def show(self, argument):
        machine = symbol("memblock_bs")
        step = int(symbol("memblock_region_bytes_bs"))
        for table in ("memory", "reserved"):
            regions = machine[table]["regions"]
            print(f"# {table}")
            for i in range(int(machine[table]["cnt"])):
                region = gdb.Value(int(regions) + i * step).cast(regions.type).dereference()
                base, digits = int(region["base"]), 2 * region["base"].type.sizeof
                # The entry of a table that is empty ends before its first byte
                last = (base + int(region["size"]) - 1) % 16 ** digits
                print(f"{i:4}: {base:#0{digits + 2}x}..{last:#0{digits + 2}x}")


for command, name in ((Symbols, "bs-symbols"), (Zone, "bs-zone"), (Free, "bs-free"),
                      (Bitmap, "bs-bitmap"), (Memblock, "bs-memblock")):
    command(name)
