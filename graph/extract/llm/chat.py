"""One question to an OpenAI-compatible chat service: time limit, retries, spending limit."""

from __future__ import annotations

import json
import logging
import threading
import time
from dataclasses import dataclass, field

import httpx

LOG = logging.getLogger(__name__)
_RETRIED = {408, 409, 425, 429, 500, 502, 503, 504}
_LONGEST_WAIT = 30.0


class ChatFailed(Exception):
    """The service gave no usable answer; says why, never with the key."""


@dataclass(frozen=True, slots=True)
class Chat:
    """Where and how to ask: `url` is the service's base (`…/v1`) or its `…/chat/completions`; times in s."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 60.0
    retries: int = 2
    pause: float = 1.0
    answer_tokens: int = 4_000
    answer_bytes: int = 2_000_000


@dataclass(slots=True)
class Spending:
    """Tokens that may be spent in a process's life, questions and answers together; safe between threads."""

    limit: int = 2_000_000
    used: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def reserve(self, tokens: int) -> bool:
        """Set tokens aside for a question; False where they would pass the limit."""
        with self._lock:
            if self.used + tokens > self.limit:
                return False
            self.used += tokens
            return True

    def settle(self, reserved: int, spent: int) -> None:
        """Replace what was set aside by what was spent."""
        with self._lock:
            self.used += spent - reserved


def ask(chat: Chat, spending: Spending, system: str, user: str) -> str:
    """The model's answer; raises `ChatFailed` for none within the limits of time, size and spending."""
    reserved = len((system + user).encode()) // 2 + chat.answer_tokens
    if not spending.reserve(reserved):
        raise ChatFailed(f"the spending limit of {spending.limit:,} tokens is reached")
    spent = 0
    try:
        answer = _with_retries(chat, _question(chat, system, user))
        spent = _spent(answer, reserved)
        return _content(answer)
    finally:
        spending.settle(reserved, spent)


def _question(chat: Chat, system: str, user: str) -> dict[str, object]:
    return {
        "model": chat.model,
        "temperature": 0,
        "max_tokens": chat.answer_tokens,
        "response_format": {"type": "json_object"},
        "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
    }


def _with_retries(chat: Chat, question: dict[str, object]) -> object:
    deadline = time.monotonic() + chat.timeout
    for attempt in range(chat.retries + 1):
        try:
            return _post(chat, question, deadline)
        except _Again as again:
            wait = min(again.wait or chat.pause * 2**attempt, _LONGEST_WAIT)
            if attempt == chat.retries or time.monotonic() + wait >= deadline:
                raise ChatFailed(str(again)) from again
            time.sleep(wait)
    raise ChatFailed("no attempt was allowed")


class _Again(Exception):
    """A failure that another attempt may mend; `wait` in seconds, 0 where the service did not say."""

    def __init__(self, why: str, wait: float = 0.0) -> None:
        super().__init__(why)
        self.wait = wait


def _post(chat: Chat, question: dict[str, object], deadline: float) -> object:
    headers = {"Authorization": f"Bearer {chat.key}"} if chat.key else {}
    left = max(0.1, deadline - time.monotonic())
    try:
        with (
            httpx.Client(timeout=left, follow_redirects=False) as client,
            client.stream("POST", _address(chat.url), json=question, headers=headers) as response,
        ):
            if response.status_code in _RETRIED:
                raise _Again(f"status {response.status_code}", _after(response))
            if response.status_code != 200:
                raise ChatFailed(f"status {response.status_code}")
            return _decoded(_body(chat, response, deadline))
    except httpx.TimeoutException as error:
        raise ChatFailed(f"no answer within {chat.timeout:g} s") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise _Again(type(error).__name__) from error


def _body(chat: Chat, response: httpx.Response, deadline: float) -> bytes:
    body = bytearray()
    for part in response.iter_bytes():
        body += part
        if len(body) > chat.answer_bytes:
            raise ChatFailed(f"the answer is over {chat.answer_bytes:,} bytes")
        if time.monotonic() > deadline:
            raise ChatFailed(f"no whole answer within {chat.timeout:g} s")
    return bytes(body)


def _decoded(body: bytes) -> object:
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise ChatFailed("the answer is no JSON") from error


def _content(answer: object) -> str:
    try:
        content = answer["choices"][0]["message"]["content"]  # type: ignore[index]
    except (KeyError, IndexError, TypeError) as error:
        raise ChatFailed("the answer has no choices[0].message.content") from error
    if not isinstance(content, str):
        raise ChatFailed("the answer's content is no text")
    return content


def _spent(answer: object, reserved: int) -> int:
    """What the service says it counted; what was set aside where it says nothing sensible."""
    usage = answer.get("usage") if isinstance(answer, dict) else None
    total = usage.get("total_tokens") if isinstance(usage, dict) else None
    sensible = isinstance(total, int) and not isinstance(total, bool) and 0 < total <= 10 * reserved
    return int(total) if sensible and total is not None else reserved


def _address(url: str) -> str:
    base = url.rstrip("/")
    return base if base.endswith("/chat/completions") else f"{base}/chat/completions"


def _after(response: httpx.Response) -> float:
    try:
        return max(0.0, float(response.headers.get("retry-after", "0")))
    except ValueError:
        return 0.0
