/* SPDX-License-Identifier: GPL-2.0-only */
/* What stands behind a checksum that differs: the lists, as far as they can be known. */
#ifndef HOST_BEHIND_H
#define HOST_BEHIND_H

#include <stddef.h>

/**
 * behind_sums() - show what is behind the first two checksums of a trace that differ
 * @path: of the trace, for messages
 * @text: of the trace, as it stands in its file
 * @len: its length
 *
 * The trace is replayed again for it, which is quiet: it has been compared already. Of
 * our side all is shown; of the trace's side there is a checksum and no more, for which
 * it is tried what would have given it: our list with one change.
 */
void behind_sums(const char *path, const char *text, size_t len);

#endif /* HOST_BEHIND_H */
