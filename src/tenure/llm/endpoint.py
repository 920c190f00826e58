"""The endpoint: any server that speaks the OpenAI chat API, hosted or local (vLLM, llama.cpp, Ollama)."""

from typing import Any, Final

import msgspec
import openai
from aiolimiter import AsyncLimiter

from tenure.model import TenureError

from .cache import Answer
from .prompt import SCHEMA

_FORMATS: Final[tuple[dict[str, Any] | None, ...]] = (
    {"type": "json_schema", "json_schema": {"name": "claims", "schema": SCHEMA, "strict": True}},
    {"type": "json_object"},
    None,
)
"""Ways to bind the answer to JSON, the firmest first; an endpoint that refuses one is asked by the next."""


class CallFailed(TenureError):
    """A call got no answer after its retries; the document is named by the reader."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Where and how to ask. `timeout` in seconds a try; `per_minute` None for no limit of calls."""

    url: str
    model: str
    api_key: str | None = None
    concurrency: int = 8
    timeout: float = 120.0
    retries: int = 4
    per_minute: int | None = None
    max_output_tokens: int = 4_000


class Endpoint:
    """Asks one model. Retries what may pass (429, 5xx, time-outs, lost connections) with growing waits, as long as
    `Retry-After` says where the server says it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._format = 0
        self._limiter = AsyncLimiter(settings.per_minute, 60) if settings.per_minute else None
        self._client = openai.AsyncOpenAI(
            base_url=settings.url,
            api_key=settings.api_key or "none",
            timeout=settings.timeout,
            max_retries=settings.retries,
        )

    async def ask(self, messages: list[dict[str, str]]) -> Answer:
        """The model's answer. Raises CallFailed, in words that name no key."""
        while True:
            asked = self._format
            try:
                return await self._once(messages, _FORMATS[asked])
            except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
                if asked + 1 >= len(_FORMATS):
                    raise CallFailed(f"the endpoint refused the request ({error.status_code})") from None
                self._format = max(self._format, asked + 1)
            except openai.AuthenticationError:
                raise CallFailed("the endpoint refused the key: set it with --api-key-env VARIABLE") from None
            except openai.NotFoundError:
                raise CallFailed(
                    f"the endpoint has no model {self.settings.model!r} (or no chat API at {self.settings.url})"
                ) from None
            except openai.APITimeoutError:
                raise CallFailed(f"no answer within {self.settings.timeout:g} s") from None
            except openai.APIConnectionError:
                raise CallFailed(f"no connection to {self.settings.url}") from None
            except openai.APIStatusError as error:
                raise CallFailed(f"the endpoint answered {error.status_code}") from None
            except (openai.OpenAIError, ValueError) as error:
                raise CallFailed(
                    f"the endpoint's answer was not understood ({type(error).__name__})"
                ) from None

    async def _once(self, messages: list[dict[str, str]], form: dict[str, Any] | None) -> Answer:
        options: dict[str, Any] = {"response_format": form} if form else {}
        if self._limiter is not None:
            await self._limiter.acquire()
        completion = await self._client.chat.completions.create(
            model=self.settings.model,
            messages=messages,  # type: ignore[arg-type]
            temperature=0,
            max_tokens=self.settings.max_output_tokens,
            **options,
        )
        choices = getattr(completion, "choices", None)
        text = (choices[0].message.content or "") if choices else ""
        usage = getattr(completion, "usage", None)
        size = sum(len(message["content"]) for message in messages)
        return Answer(
            text=text,
            # A server that counts nothing still costs: what was sent, counted as the budget does.
            input_tokens=usage.prompt_tokens if usage else size // 3 + 1,
            output_tokens=usage.completion_tokens if usage else len(text) // 3 + 1,
        )

    async def close(self) -> None:
        """Closes the connections."""
        await self._client.close()
