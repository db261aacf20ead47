"""What the peer programs share: the line protocol of ../rtf/worker.mjs and the clock."""

import json
import resource
import sys
import time


def serve(load, speak, first_audio=None):
    """Answers requests until standard input ends.

    load(threads) -> engine; speak(engine, request) -> (number of samples, sample rate in Hz);
    first_audio(engine, request) returns when it holds the first samples (default: speak).
    Times are wall-clock seconds.
    """
    engine = None
    answers = sys.stdout
    # Libraries that print must not end up between the answers.
    sys.stdout = sys.stderr
    for line in sys.stdin:
        request = json.loads(line)
        try:
            if request["do"] == "load":
                start = time.perf_counter()
                engine = load(request["threads"])
                answer = {"seconds": time.perf_counter() - start}
            elif request["do"] == "speak":
                start = time.perf_counter()
                samples, sample_rate = speak(engine, request)
                seconds = time.perf_counter() - start
                answer = {"seconds": seconds, "audioSeconds": samples / sample_rate}
            elif request["do"] == "firstAudio":
                start = time.perf_counter()
                (first_audio or speak)(engine, request)
                answer = {"seconds": time.perf_counter() - start}
            else:
                answer = {"bytes": peak_memory()}
        except Exception as error:  # The driver decides what a failure means.
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), file=answers, flush=True)


def peak_memory():
    """Largest resident memory of this process in bytes."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            # Without what the process that started this one held before; getrusage adds it.
            [line] = [line for line in status if line.startswith("VmHWM:")]
        return int(line.split()[1]) * 1024
    except (OSError, ValueError):
        # Kilobytes on Linux, bytes on macOS.
        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
