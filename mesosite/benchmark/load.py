"""Load by wrk, which asks as fast as it is answered over connections that it keeps."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field

WRK = "wrk"
HOW_TO_INSTALL = "wrk makes the load, and it is not here. On Debian: apt-get install wrk"
# In turn, and what came of them. wrk itself counts microseconds.
SCRIPT = """
local asked, number = {}, 0
function init()
  for _, one in ipairs(%s) do
    asked[#asked + 1] = wrk.format(one.method, one.path, one.headers, one.body)
  end
end
function request()
  number = number %% #asked + 1
  return asked[number]
end
function done(summary, latency)
  local errors = summary.errors
  print("RESULT " .. summary.requests .. " " .. summary.duration .. " " .. latency:percentile(50)
    .. " " .. latency:percentile(99) .. " "
    .. errors.connect + errors.read + errors.write + errors.timeout + errors.status)
end
"""


@dataclass(frozen=True)
class Request:
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    method: str = "GET"
    body: str | None = None


@dataclass(frozen=True)
class Load:
    """What came of it; latencies in seconds."""

    requests: int
    seconds: float
    p50: float
    p99: float
    errors: int

    @property
    def rate(self) -> float:
        """Requests a second."""
        return self.requests / self.seconds


def is_available() -> bool:
    return shutil.which(WRK) is not None


def put_load(port: int, requests: Sequence[Request], *, seconds: int, connections: int) -> Load:
    """Ask a server for these in turn. Raises `RuntimeError` where nothing came of it."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(SCRIPT % _lua([vars(request) for request in requests]))
        script.flush()
        command = [WRK, "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", script.name]
        run = subprocess.run(  # noqa: S603 (our own command)
            [*command, f"http://127.0.0.1:{port}"], capture_output=True, text=True, check=False
        )
    for line in run.stdout.splitlines():
        if line.startswith("RESULT "):
            asked, duration, p50, p99, errors = map(float, line.split()[1:])
            return Load(int(asked), duration / 1e6, p50 / 1e6, p99 / 1e6, int(errors))
    raise RuntimeError(f"wrk gave no figures: {run.stdout}{run.stderr}")


def _lua(value: object) -> str:
    """A value as Lua writes it; what is None is left out.

    >>> _lua([{"path": "/", "headers": {"Host": "a"}}])
    '{{["path"]="/",["headers"]={["Host"]="a"}}}'
    """
    if isinstance(value, dict):
        return (
            "{"
            + ",".join(
                f"[{_lua(key)}]={_lua(item)}" for key, item in value.items() if item is not None
            )
            + "}"
        )
    if isinstance(value, list):
        return "{" + ",".join(map(_lua, value)) + "}"
    return json.dumps(value)
