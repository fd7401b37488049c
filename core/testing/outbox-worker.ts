import { z } from "zod";
import { listen, type Listener } from "../server/outbox/listen.ts";
import { openBackgroundHost } from "./background-host.ts";

// A process of its own that a test may kill: node outbox-worker.ts <database url> <clock offset in ms>
const [url = "", offset = "0"] = process.argv.slice(2);

const worker = await openBackgroundHost({
  url,
  clock: { now: () => Date.now() + Number(offset) },
  plugins: {
    hearer: {
      listens: [
        listen({
          to: "teller.told",
          version: 1,
          as: "slow",
          read: z.object({ n: z.number() }),
          async run(ctx, { data, eventId }) {
            await ctx.transaction((tx) => ctx.once(eventId, tx, async () => void (await tx.run("INSERT INTO heard (n) VALUES (?)", [data.n]))));
            // Killed here, the effect stands and its delivery is not marked.
            await new Promise((resolve) => setTimeout(resolve, 20));
          },
        }) as Listener,
      ],
    },
  },
});
worker.host.outbox.start();
