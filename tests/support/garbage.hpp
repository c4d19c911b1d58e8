// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

namespace lectern::test {

/// Writes bytes that are no message into a descriptor of another process, as if it had written them
/// itself. False where the kernel does not let us.
bool write_garbage(pid_t process, int descriptor);

} // namespace lectern::test
