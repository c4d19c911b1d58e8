// SPDX-License-Identifier: GPL-3.0-or-later
// What the program lectern-desktop does: it holds the libraries of the desktop, so that the start
// of lectern itself pays for none of them.
#pragma once

namespace lectern {

/// Speaks through Speech Dispatcher, in the voice that the listener has set up there. Each of these
/// serves the messages of `socket` until the other side closes it, and gives the exit status.
int serve_speech_dispatcher(int socket);

/// Gives what is said to Orca, which speaks it and shows it in braille.
int serve_orca(int socket);

/// Is a media player of the session (MPRIS): keys of keyboards and headsets reach lectern.
int serve_media_keys(int socket);

} // namespace lectern
