"""The ticker: each job in its turn, none held up by another's failure, and nothing cut off in the middle."""

import asyncio

import pytest
from structlog.testing import capture_logs

from scheduling.ticker import Job, Ticker


async def test_running_now_runs_each_job_once_and_in_order_or_those_named() -> None:
    done: list[str] = []

    async def plan() -> None:
        await asyncio.sleep(0)
        done.append("plan")

    async def deliver() -> None:
        done.append("deliver")

    ticker = Ticker([Job("plan", plan, 5), Job("deliver", deliver, 5)])
    await ticker.run_now()
    assert done == ["plan", "deliver"]
    await ticker.run_now("deliver")
    assert done == ["plan", "deliver", "deliver"]


async def test_a_failing_job_is_logged_without_its_words_and_stops_no_other() -> None:
    done: list[str] = []

    async def fails() -> None:
        raise RuntimeError("Dr Marsh said something")

    async def works() -> None:
        done.append("works")

    with capture_logs() as logs:
        await Ticker([Job("fails", fails, 5), Job("works", works, 5)]).run_now()
    assert done == ["works"]
    (entry,) = logs
    assert (entry["event"], entry["job"], entry["error"]) == ("job_failed", "fails", "RuntimeError")
    assert entry["at"].startswith("test_ticker.py:")
    assert "Marsh" not in str(entry)


async def test_a_started_ticker_ticks_until_it_is_stopped() -> None:
    ticked = asyncio.Event()
    ticks: list[int] = []

    async def tick() -> None:
        ticks.append(1)
        ticked.set()

    ticker = Ticker([Job("tick", tick, 0.01)])
    ticker.start()
    async with asyncio.timeout(10):
        await ticked.wait()
    await ticker.stop()
    counted = len(ticks)
    for _ in range(20):
        await asyncio.sleep(0)
    assert len(ticks) == counted


async def test_a_job_never_overlaps_itself() -> None:
    inside: list[int] = []
    most: list[int] = []

    async def slow() -> None:
        inside.append(1)
        most.append(len(inside))
        await asyncio.sleep(0)
        inside.pop()

    ticker = Ticker([Job("slow", slow, 60)])
    await asyncio.gather(*(ticker.run_now() for _ in range(5)))
    assert most == [1] * 5


async def test_stopping_lets_what_is_running_finish() -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()
    finished: list[bool] = []

    async def send() -> None:
        begun.set()
        await go_on.wait()
        finished.append(True)

    ticker = Ticker([Job("send", send, 0.01)])
    ticker.start()
    async with asyncio.timeout(10):
        await begun.wait()
        stopping = asyncio.create_task(ticker.stop())
        await asyncio.sleep(0)
        go_on.set()
        await stopping
    assert finished == [True]


async def test_stopping_does_not_wait_for_ever_and_may_be_asked_twice() -> None:
    begun = asyncio.Event()

    async def hangs() -> None:
        begun.set()
        await asyncio.Event().wait()

    ticker = Ticker([Job("hangs", hangs, 0.01)])
    ticker.start()
    async with asyncio.timeout(10):
        await begun.wait()
        with capture_logs() as logs:
            await ticker.stop(patience=0)
        await ticker.stop()
    assert [entry["event"] for entry in logs] == ["ticker_cut_off"]


def test_two_jobs_of_one_name_are_refused() -> None:
    async def nothing() -> None: ...

    with pytest.raises(ValueError, match="name of its own"):
        Ticker([Job("same", nothing, 1), Job("same", nothing, 2)])
