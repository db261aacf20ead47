import { expect, test } from "vitest";
import { flood } from "./flood";

/** Seconds; the bar is ten minutes, and less than one tells nothing: the heap has not its size yet. */
const SECONDS = Number(process.env.FLOOD_SECONDS ?? 600);

test(
  `${SECONDS} s of clients that write and never read: memory stays within 20 %`,
  async () => {
    const { settled, last, most, cutOff } = await flood(SECONDS);
    const counts = Object.entries(cutOff).map(([kind, count]) => `${kind} ${count}`);
    process.stderr.write(
      `Resident memory: ${settled.toFixed(0)} MiB in the second quarter, ${last.toFixed(0)} in the last, ${most.toFixed(0)} at most. ` +
        `Cut off: ${counts.join(", ")}.\n`,
    );
    expect(last).toBeLessThan(settled * 1.2);
  },
  (SECONDS + 120) * 1000,
);
