"""A page of HTML in; what a browser driven by mouse and keys makes of it out."""

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pytest

_CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
needs_chromium = pytest.mark.skipif(_CHROMIUM is None, reason="Chromium is missing")
_FLAGS = (
    "--headless",
    "--no-sandbox",  # the tests may run as root
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--remote-debugging-pipe",
    "--window-size=1280,900",
    "--no-first-run",
    "--disable-background-networking",
)
_LIMIT = "120s"
"""After which a browser that hangs is stopped."""


class Tab:
    """One open page; talks to the browser in its DevTools protocol over two pipes."""

    def __init__(self, reader: IO[bytes], writer: IO[bytes]) -> None:
        self._reader = reader
        self._writer = writer
        self._number = 0
        self._session: str | None = None
        self.events: list[tuple[str, dict[str, Any]]] = []

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """Return the answer to one call; what happens meanwhile goes to ``events``."""
        self._number += 1
        call = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            call["sessionId"] = self._session
        self._writer.write(json.dumps(call).encode() + b"\0")
        self._writer.flush()
        while True:
            said = self._next()
            if said.get("id") == self._number:
                assert "error" not in said, said
                return dict(said["result"])
            self.events.append((said["method"], said["params"]))

    def open(self, address: str) -> None:
        """Open ``address`` and wait until it is drawn."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        self.call("Page.navigate", url=address)
        while not any(method == "Page.loadEventFired" for method, _ in self.events):
            said = self._next()
            self.events.append((said["method"], said["params"]))

    def value(self, expression: str) -> Any:  # noqa: ANN401  whatever the page says
        """Return what a piece of script gives."""
        answer = self.call(
            "Runtime.evaluate",
            expression=expression,
            returnByValue=True,
            awaitPromise=True,
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def press(self, key: str) -> None:
        """Press a key and let it go."""
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key)

    def point(self, selector: str) -> None:
        """Put the mouse on the middle of the first element of ``selector``."""
        x, y = self.value(
            f"(() => {{ const box = document.querySelector({json.dumps(selector)})"
            ".getBoundingClientRect();"
            " return [box.x + box.width / 2, box.y + box.height / 2] })()"
        )
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    @property
    def silent(self) -> bool:
        """Whether nothing was written to the console and no address was asked for."""
        said = {"Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"}
        asked = [
            parameters["request"]["url"]
            for method, parameters in self.events
            if method == "Network.requestWillBeSent"
        ]
        return all(url.startswith(("data:", "file:")) for url in asked) and not any(
            method in said for method, _ in self.events
        )

    def picture(self) -> bytes:
        """Return what the window shows as PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot")["data"])

    def _next(self) -> dict[str, Any]:
        said = bytearray()
        while (byte := self._reader.read(1)) != b"\0":
            assert byte, "the browser has ended"
            said += byte
        return dict(json.loads(said))


@contextmanager
def browser(profile: Path) -> Iterator[Tab]:
    """Start Chromium, which keeps its own files in ``profile``."""
    assert _CHROMIUM
    (calls_out, calls_in), (answers_out, answers_in) = os.pipe(), os.pipe()
    # It reads calls from 3 and writes answers to 4; sh knows no numbers of two digits.
    shell = f'exec "$@" 3<&{calls_out} 4>&{answers_in}'
    command = [
        *("/bin/bash", "-c", shell, "bash", "timeout", _LIMIT),
        *(_CHROMIUM, *_FLAGS, f"--user-data-dir={profile}"),
    ]
    with (
        subprocess.Popen(  # noqa: S603  our own command line
            command, pass_fds=(calls_out, answers_in), stderr=subprocess.DEVNULL
        ),
        os.fdopen(answers_out, "rb") as reader,
        os.fdopen(calls_in, "wb") as writer,
    ):
        os.close(calls_out)
        os.close(answers_in)
        # Chromium ends when the pipes are closed.
        yield Tab(reader, writer)
