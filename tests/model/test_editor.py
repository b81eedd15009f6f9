"""The schema in the real yaml-language-server, over its protocol: completion, hover and diagnostics on the example.

Needs node and the npm package `yaml-language-server`, in a folder named by `MASTERPLAN_EDITOR` or in the user's cache
(`npm install --prefix ~/.cache/masterplan-editor yaml-language-server`); skipped, with the reason, where it is not.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from masterplan_cli.model.schema import profile_schema

ROOT = Path(__file__).parent.parent.parent
SECONDS = 60
"""After these the server is stopped, so that no test waits for ever."""


def server() -> list[str]:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    home = os.environ.get("MASTERPLAN_EDITOR") or str(Path(os.path.expanduser("~")) / ".cache" / "masterplan-editor")
    script = Path(home) / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
    if not script.exists():
        pytest.skip(f"yaml-language-server is not in {home}")
    return [node, str(script), "--stdio"]


class Client:
    """As much of an editor as the test needs."""

    def __init__(self, command: list[str], settings: dict[str, Any]) -> None:
        self.settings = settings
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.number = 0
        self.opened = 0
        self.timer = Timer(SECONDS, self.process.kill)
        self.timer.start()

    def send(self, method: str, params: Any, number: int | None = None) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": params} | ({} if number is None else {"id": number})
        self.write(message)

    def write(self, message: dict[str, Any]) -> None:
        content = json.dumps(message).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        self.process.stdin.flush()

    def read(self) -> dict[str, Any]:
        assert self.process.stdout
        length = 0
        while (line := self.process.stdout.readline()) not in (b"\r\n", b""):
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        if "method" in message and "id" in message:
            asked = message.get("params", {}).get("items", [])
            answer = [self.settings if each.get("section") == "yaml" else {} for each in asked]
            self.write({"jsonrpc": "2.0", "id": message["id"], "result": answer})
        return message

    def ask(self, method: str, params: Any) -> Any:
        self.number += 1
        self.send(method, params, self.number)
        while (answer := self.read()).get("id") != self.number or "method" in answer:
            pass
        return answer.get("result")

    @property
    def uri(self) -> str:
        return f"file:///profile-{self.opened}.yaml"

    def diagnostics(self) -> list[Any]:
        while True:
            message = self.read()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == self.uri:
                return list(message["params"]["diagnostics"])

    def open(self, text: str) -> list[Any]:
        self.opened += 1
        item = {"uri": self.uri, "languageId": "yaml", "version": 1, "text": text}
        self.send("textDocument/didOpen", {"textDocument": item})
        return self.diagnostics()

    def at(self, method: str, line: int, character: int) -> Any:
        place = {"textDocument": {"uri": self.uri}, "position": {"line": line, "character": character}}
        return self.ask(f"textDocument/{method}", place)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    command = server()
    schema = tmp_path_factory.mktemp("editor") / "profile.schema.json"
    schema.write_text(json.dumps(profile_schema("en", {"quick-win": "done within a year"})), encoding="utf-8")
    settings = {"validate": True, "hover": True, "completion": True, "schemas": {schema.as_uri(): "*.yaml"}}
    client = Client(command, settings | {"schemaStore": {"enable": False}})
    client.ask("initialize", {"processId": os.getpid(), "rootUri": None, "capabilities": {}})
    client.send("initialized", {})
    client.send("workspace/didChangeConfiguration", {"settings": {"yaml": client.settings}})
    yield client
    client.timer.cancel()
    client.process.kill()
    client.process.wait()


HEAD = (
    "document: {title: Plan, date: 2026-01-15, period: 2026-2030}\n"
    "region: {kind: kota, name: Kota Uji, province: Provinsi Uji}\n"
)


@pytest.mark.parametrize("name", ["minimal", "port-marlow", "pariaman"])
def test_the_examples_have_no_mark(client: Client, name: str) -> None:
    text = (ROOT / "examples" / f"{name}.yaml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if "$schema=" not in line]
    found = client.open("\n".join(lines) + "\n")
    assert [each["message"] for each in found] == []


def test_a_misspelt_key_and_a_wrong_value_are_marked(client: Client) -> None:
    found = client.open(f"{HEAD}programmes:\n  - id: A\n    name: A\n    subdimension: GOV-1\n    horizn: short\n")
    assert [(each["range"]["start"]["line"], "horizn" in each["message"]) for each in found] == [(6, True)]
    found = client.open(HEAD.replace("kind: kota", "kind: kotta"))
    assert [each["range"]["start"]["line"] for each in found] == [1]


def test_keys_are_completed(client: Client) -> None:
    client.open(f"{HEAD}programmes:\n  - id: A\n    name: A\n    subdimension: GOV-1\n    inn\n")
    answer = client.at("completion", 6, 7)
    labels = {item["label"] for item in answer["items"]}
    assert "innovation" in labels
    assert len(labels) > 20, "all keys of a programme are offered"


def test_values_are_completed(client: Client) -> None:
    client.open(f"{HEAD}programmes:\n  - id: A\n    name: A\n    subdimension: GOV-1\n    horizon: \n")
    answer = client.at("completion", 6, 13)
    labels = {item["label"] for item in answer["items"]}
    assert {"quick-win", "short", "medium", "long"} <= labels


def test_a_key_is_explained(client: Client) -> None:
    client.open(f"{HEAD}programmes:\n  - id: A\n    name: A\n    subdimension: GOV-1\n    innovation: Lebih mudah\n")
    answer = client.at("hover", 6, 6)
    assert "what becomes easier for people" in json.dumps(answer)
