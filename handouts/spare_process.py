"""One process kept ready: started ahead, used once, and ended where nobody takes it for a while.

It waits at the end of its input, so it also ends by itself where its worker is gone.
"""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable


class SpareProcess:
    """`start` starts a process; `seconds` are those that one waits for its work."""

    def __init__(self, start: Callable[[], subprocess.Popen[bytes]], seconds: float) -> None:
        self._start = start
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._timer: threading.Timer | None = None
        self._lock = threading.Lock()

    def prepare(self) -> None:
        """Have one ready soon, if none is."""
        with self._lock:
            if self._process is not None and self._process.poll() is None:
                return
            self._let_go()
            self._process = self._start()
            self._timer = threading.Timer(self._seconds, self._end, [self._process])
            self._timer.daemon = True
            self._timer.start()

    def take(self) -> subprocess.Popen[bytes] | None:
        """The process, for whoever asks first; None where there is none that runs."""
        with self._lock:
            process = self._process
            if process is not None and process.poll() is not None:
                process = None  # the system ended it, as for want of memory
                self._let_go()
            if self._timer is not None:
                self._timer.cancel()
            self._process = self._timer = None
            return process

    def terminate(self) -> None:
        """End it at once. Waits for nobody, so a signal's handler may ask for it."""
        process = self._process
        if process is not None:
            process.terminate()

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        """Its time is over, unless somebody took it in this moment."""
        with self._lock:
            if self._process is not process:
                return
            self._process = self._timer = None
        process.communicate()

    def _let_go(self) -> None:
        """Close what leads to a process that has ended."""
        if self._timer is not None:
            self._timer.cancel()
        if self._process is not None:
            self._process.communicate()
        self._process = self._timer = None
