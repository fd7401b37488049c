import { expect, it } from "vitest";
import { lazyClient } from "./lazy-client.ts";

interface Client {
  inbox: { read: { mutate(seq: number, more?: object): Promise<string> } };
}

it("loads the client at the first call and hands the call on as it was made", async () => {
  let loads = 0;
  const client = lazyClient(() => {
    loads += 1;
    return Promise.resolve({ inbox: { read: { mutate: (seq: number, more?: object) => Promise.resolve(`${seq} ${JSON.stringify(more)}`) } } });
  }) as Client;
  const procedure = client.inbox.read;
  expect(loads).toBe(0);
  expect(await procedure.mutate(4, { once: true })).toBe('4 {"once":true}');
  expect(loads).toBe(1);
});

it("rejects when the client does not arrive, and works once it does", async () => {
  let there = false;
  const client = lazyClient(() => (there ? Promise.resolve({ inbox: { read: { mutate: () => "read" } } }) : Promise.reject(new TypeError("no network")))) as Client;
  await expect(client.inbox.read.mutate(1)).rejects.toThrow("no network");
  there = true;
  expect(await client.inbox.read.mutate(1)).toBe("read");
});

it("is not a promise", async () => {
  const client = lazyClient(() => Promise.resolve({})) as Client;
  expect(await Promise.resolve(client)).toBe(client);
});
