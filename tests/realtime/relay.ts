import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";

/** Stands between a portal and a server that it uses, so that a test can take the server away and bring it back. */
export interface Relay {
  url: string;
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function openRelay(target: string): Promise<Relay> {
  const { hostname, port, protocol } = new URL(target);
  const open = new Set<Socket>();
  let whole = true;
  const server = createServer((near) => {
    if (!whole) return void near.destroy();
    const far = connect({ host: hostname, port: Number(port || 6379) });
    for (const [one, two] of [[near, far], [far, near]] as const) {
      open.add(one);
      one.on("error", () => undefined);
      one.on("close", () => {
        open.delete(one);
        two.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const cutAll = (): void => {
    for (const one of open) one.destroy();
  };
  return {
    url: `${protocol}//127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut() {
      whole = false;
      cutAll();
    },
    mend: () => void (whole = true),
    async close() {
      cutAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
