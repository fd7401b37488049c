import { fileURLToPath } from "node:url";
import { createPortal, loadPackages } from "@anteroom/core/host";
import type { Portal } from "@anteroom/core/host";
import { ulid } from "ulid";
import type { Person } from "../browser-connection.ts";
import type { Job } from "../job.ts";
import { loadHistory } from "../load-history.ts";
import type { HistoryStep, SampledConversation } from "../load-history.ts";

export interface PeopleInput {
  databaseUrl: string;
  dataDir: string;
  secret: Buffer;
  clients: number;
  staff: number;
  /** Long conversations to add; their staff is the first one made here. */
  history?: HistoryStep;
}

export interface MadePeople {
  clients: Person[];
  staffTokens: string[];
  history: SampledConversation[];
}

type Host = Portal["host"];
const pluginsFile = fileURLToPath(new URL("../../../config/plugins.json", import.meta.url));
const perTransaction = 50;

/** A practice with its professionals and their clients, all signed in, made by the portal's own functions. */
export const main: Job<PeopleInput, MadePeople> = async (input) => {
  const { databaseUrl, dataDir, secret } = input;
  const options = { baseUrl: "http://127.0.0.1:3000", dataDir, databaseUrl, redisUrl: null, smtpUrl: null, mailFrom: "Portal <portal@example.test>", demo: false, web: false, worker: false, secret, strict: false };
  const portal = await createPortal({ options, packages: await loadPackages(pluginsFile) });
  const { host } = portal;
  const practice = await host.db.transaction((tx) => host.people.createPractice({ name: "Willow Practice", timeZone: "America/New_York", country: "US", phone: "555 0100" }, tx));
  const staff = await host.db.transaction(async (tx) => {
    const made: { id: string; token: string }[] = [];
    for (let index = 0; index < input.staff; index += 1) {
      const account = await host.accounts.findOrCreate(`staff.${ulid().toLowerCase()}@example.test`, tx);
      const { id } = await host.people.createStaff({ practiceId: practice.id, accountId: account.id, name: "Dr Maya Rivera", roles: ["administrator", "professional"], timeZone: practice.timeZone }, tx);
      made.push({ id, token: await session(host, account.id, { kind: "staff", id }, tx) });
    }
    return made;
  });
  const lead = staff[0]?.id ?? "";
  const clients: Person[] = [];
  while (clients.length < input.clients) {
    const many = Math.min(perTransaction, input.clients - clients.length);
    clients.push(...(await host.db.transaction(async (tx) => Promise.all(await inTurn(many, () => makeClient(host, practice.id, lead, tx))))));
  }
  const history = input.history ? await loadHistory({ url: databaseUrl, sealer: host.sealer, practiceId: practice.id, staffId: lead, step: input.history }) : [];
  await portal.close();
  return { clients, staffTokens: staff.map(({ token }) => token), history };
};

type Tx = Parameters<Parameters<Host["db"]["transaction"]>[0]>[0];

async function session(host: Host, accountId: string, seat: { kind: "staff" | "portal"; id: string }, tx: Tx): Promise<string> {
  const { token } = await host.accounts.openSession(accountId, { address: "127.0.0.1", userAgent: "bench", ownDevice: true, seat }, tx);
  return token;
}

async function makeClient(host: Host, practiceId: string, professionalId: string, tx: Tx): Promise<Person> {
  const email = `client.${ulid().toLowerCase()}@example.test`;
  const account = await host.accounts.findOrCreate(email, tx);
  const client = await host.people.createClient(practiceId, { professionalId, firstName: "Jordan", lastName: "Lee" }, tx);
  const user = await host.people.createPortalUser(
    practiceId,
    { clientId: client.id, firstName: "Jordan", lastName: "Lee", email, relationship: "self", permissions: ["basic", "messaging"], alerts: true },
    tx,
  );
  await host.people.linkAccount(practiceId, user.id, account.id, tx);
  await host.people.setPortalUserStatus(practiceId, user.id, "active", tx);
  const conversation = await host.inbox.ensureConversation(practiceId, user.id, tx);
  return { token: await session(host, account.id, { kind: "portal", id: user.id }, tx), conversationId: conversation.id };
}

async function inTurn<Made>(times: number, make: () => Promise<Made>): Promise<Made[]> {
  const made: Made[] = [];
  for (let index = 0; index < times; index += 1) made.push(await make());
  return made;
}
