import { describe, expect, it } from "vitest";
import { createLastingFetch } from "./lasting-fetch.ts";

type Answer = Response | Error;

function set(answers: Answer[], paused: (tries: number) => Promise<void> = () => Promise.resolve()) {
  const asked: { input: unknown; init: RequestInit | undefined }[] = [];
  const lasting = createLastingFetch({
    fetch: (input, init) => {
      asked.push({ input, init });
      const answer = answers.shift() ?? new Response("late");
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    pause: paused,
  });
  return { asked, lasting };
}
const lost = (): Error => new TypeError("Failed to fetch");

describe("a fetch that outlasts a lost connection", () => {
  it("sends the same form again until there is an answer", async () => {
    const seen: string[] = [];
    const { asked, lasting } = set([lost(), lost(), new Response("done")], () => Promise.resolve(void seen.push(lasting.waitingFor())));
    const body = new URLSearchParams({ key: "k1", amount: "40" });
    const answer = await lasting.fetch("/pay.data", { method: "POST", body });
    expect(await answer.text()).toBe("done");
    expect(asked.map(({ init }) => init?.body)).toEqual([body, body, body]);
    expect(seen).toEqual(["answer", "answer"]);
    expect(lasting.waitingFor()).toBe("nothing");
  });

  it("says that it waits for a page when only that was asked for", async () => {
    const seen: string[] = [];
    const { lasting } = set([lost()], () => Promise.resolve(void seen.push(lasting.waitingFor())));
    await lasting.fetch("/sessions.data");
    expect(seen).toEqual(["page"]);
  });

  it("tries again when a proxy answers in the portal's place, and takes the portal's own refusals", async () => {
    const own = new Response("refused", { status: 503, headers: { "content-type": "text/x-script" } });
    const { asked, lasting } = set([new Response("<h1>Bad gateway</h1>", { status: 502 }), own]);
    expect(await lasting.fetch("/a.data")).toBe(own);
    expect(asked).toHaveLength(2);
  });

  it("is given up by its signal", async () => {
    const given = new AbortController();
    const { asked, lasting } = set([lost(), lost()], () => {
      given.abort();
      return Promise.resolve();
    });
    await expect(lasting.fetch("/a.data", { signal: given.signal })).rejects.toThrow("Failed to fetch");
    expect(asked).toHaveLength(2);
    expect(lasting.waitingFor()).toBe("nothing");
  });

  it("leaves alone what is wrong with the page itself", async () => {
    const { asked, lasting } = set([new DOMException("no", "SecurityError") as Error]);
    await expect(lasting.fetch("/a.data")).rejects.toThrow("no");
    expect(asked).toHaveLength(1);
  });

  it("tells whoever watches when it begins and ends to wait", async () => {
    const { lasting } = set([lost()]);
    const heard: string[] = [];
    lasting.subscribe(() => heard.push(lasting.waitingFor()));
    await lasting.fetch("/a.data", { method: "POST", body: "x" });
    expect(heard).toEqual(["answer", "nothing"]);
  });
});
