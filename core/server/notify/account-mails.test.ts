import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { testEngines, type TestDatabase } from "../../testing/test-databases.ts";
import { startMailServer, type MailServer } from "../../testing/mail-server.ts";
import { openNotifyTest, type NotifyTest } from "../../testing/notify-host.ts";
import { checkedAddress, headerText, senderOf } from "./mail-header.ts";
import { layOutMail } from "./mail-layout.ts";
import { mailTemplateOf, mailTemplates } from "./mail-templates.ts";
import { sampleMails } from "./fixtures/sample-mails.ts";

const clinical = /therap|diagnos|session|treatment|patient|mental|counsel|clinic(?!al portal)|health/i;

describe("account mails", () => {
  it("has a sample for every template", () => expect(Object.keys(sampleMails).sort()).toEqual(Object.keys(mailTemplates).sort()));

  it.each(Object.entries(sampleMails))("%s says the same as HTML and as text, without a clinical word", (name, data) => {
    const words = mailTemplateOf(name).words(data, "http://127.0.0.1:3000");
    const drawn = layOutMail(words);
    for (const line of [...words.paragraphs, ...words.notes]) expect(drawn.text).toContain(line);
    expect(`${drawn.text} ${drawn.html.replace(/<style>[\s\S]*<\/style>/, "")}`).not.toMatch(clinical);
    expect(drawn.html).not.toMatch(/<table|<img|<script|src=|@import/i);
    expect(drawn.text).not.toMatch(/[—!]/);
  });

  it("names the zone of every time", () => {
    const words = mailTemplateOf("invitation").words(sampleMails["invitation"], "");
    expect(words.notes.join(" ")).toContain("Monday, November 30, 2026 at 10:00 AM Eastern Standard Time");
    expect(words.button).toEqual({ label: "Enroll in Client Portal", href: "http://127.0.0.1:3000/enroll/abc" });
  });

  it("keeps a header on one line, of a bounded length, in one direction", () => {
    expect(headerText(" Jo\r\nBcc: x@evil.example\u0000\u202e\u2028 Lee ")).toBe("Jo Bcc: x@evil.example Lee");
    expect([...headerText("😀".repeat(400))]).toHaveLength(150);
    expect(() => checkedAddress("a@b.example\nBcc: c@d.example")).toThrow("not one that mail can be sent to");
    expect(senderOf('"Willow" <portal@willow.example>')).toEqual({ name: "Willow", address: "portal@willow.example" });
  });

  it("escapes names, and refuses links that are no web addresses", () => {
    const data = { ...sampleMails["invitation"], practiceName: `<img src=x onerror=alert(1)>"'&` };
    expect(layOutMail(mailTemplateOf("invitation").words(data, "")).html).toContain("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;");
    expect(mailTemplateOf("invitation").problems({ ...data, link: "javascript:alert(1)" })).not.toEqual([]);
  });
});

describe.each(testEngines())("queued account mails on $name", ({ make }) => {
  let database: TestDatabase;
  let test: NotifyTest;
  let server: MailServer;
  beforeEach(async () => {
    database = await make();
    test = await openNotifyTest(database);
    server = await startMailServer();
    test.useMail(server.url);
  });
  afterEach(async () => {
    await test.close();
    await server.stop();
    await database.drop();
  });
  const queue = (template: string, more: { key?: string; name?: string; address?: string; data?: Record<string, unknown> } = {}): Promise<void> =>
    test.host.db.transaction((tx) =>
      test.host.notifier.queueMail(
        {
          practiceId: test.practiceId, template, to: { name: more.name ?? "Jordan Lee", address: more.address ?? "jordan@example.net" },
          data: more.data ?? { ...sampleMails[template], expiresAt: test.clock.now() + 3_600_000 }, key: more.key ?? "k", recipient: { portalUserId: test.user.id },
        },
        tx,
      ),
    );
  const everything = async (): Promise<string> => {
    const tables = ["outbox", "outbox_deliveries", "account_mails", "deliveries", "notices", "mailbox"];
    return JSON.stringify(await Promise.all(tables.map((table) => test.host.db.hot.all(`SELECT * FROM ${table}`))));
  };

  it("sends a link and code without ever storing them in clear, and logs no content", async () => {
    await queue("sign-in-link");
    expect(await everything()).not.toMatch(/042917|sign-in\/abc|jordan@example/);
    await test.host.outbox.drain();
    expect(server.taken[0]?.mail.text).toContain("042917");
    expect(server.taken[0]?.mail.to).toMatchObject({ value: [{ name: "Jordan Lee", address: "jordan@example.net" }] });
    expect(await everything()).not.toMatch(/042917|sign-in\/abc|jordan@example/);
    expect(await test.host.db.hot.all("SELECT sealed FROM account_mails")).toEqual([{ sealed: null }]);
    expect(await test.host.notifier.log(test.practiceId, { portalUserId: test.user.id })).toMatchObject([{ kind: "sign-in-link", channel: "email", result: "sent" }]);
  });

  it("counts a key once, and works for an account that belongs to no practice", async () => {
    await queue("reset-password");
    await queue("reset-password");
    const data = { ...sampleMails["reset-password"], expiresAt: test.clock.now() + 1_000 };
    await test.host.db.transaction((tx) => test.host.notifier.queueMail({ practiceId: null, template: "reset-password", to: { name: "", address: "a@example.net" }, data, key: "none" }, tx));
    await test.host.outbox.drain();
    expect(server.taken.map(({ envelope }) => envelope[0]).sort()).toEqual(["a@example.net", "jordan@example.net"]);
  });

  it("does not send a link that ended while the mail server was away", async () => {
    server.fault = "later";
    await queue("sign-in-link");
    await test.host.outbox.drain();
    server.fault = "none";
    await test.advance({ hours: 2 });
    expect(server.taken).toHaveLength(0);
    expect(await test.results()).toEqual([expect.stringContaining("the link had ended")]);
  });

  it("says at once which field of the data is wrong", async () => {
    await expect(queue("invitation", { data: { practiceName: "Willow" } })).rejects.toThrow(/"invitation"[\s\S]*link/);
    await expect(queue("birthday")).rejects.toThrow('there is no mail "birthday"');
  });

  it.each([
    ["a name with line breaks", { name: "Jo\r\nBcc: thief@evil.example\r\n\r\nhi" }],
    ["a practice with line breaks", { data: { ...sampleMails["invitation"], practiceName: "W\r\nBcc: thief@evil.example", expiresAt: Date.UTC(2027, 1, 1) } }],
    ["a name with a second address", { name: 'x" <thief@evil.example>, "y' }],
  ])("is not turned by %s", async (_what, given) => {
    await queue("invitation", given);
    await test.host.outbox.drain();
    expect(server.taken).toHaveLength(1);
    expect(server.taken[0]?.envelope).toEqual(["jordan@example.net"]);
    expect(server.taken[0]?.mail.bcc).toBeUndefined();
    expect([server.taken[0]?.mail.to].flat().flatMap((to) => to?.value.map((one) => one.address))).toEqual(["jordan@example.net"]);
  });

  it.each(["a@b.example\r\nRCPT TO:<thief@evil.example>", "a@b.example, thief@evil.example", "<a@b.example>", "no-address", "a@b@c.example"])("does not send to %j", async (address) => {
    await queue("invitation", { address });
    await test.host.outbox.drain();
    await test.advance({ hours: 1 });
    expect(server.taken).toHaveLength(0);
    expect(await test.results()).toEqual([expect.stringMatching(/^not sent: /)]);
  });

  it("keeps mail in the local mailbox when there is no mail server, sealed, newest first", async () => {
    test.useMail(null);
    expect(test.host.mailer.keepsMail).toBe(true);
    await queue("invitation");
    await queue("sign-in-link", { key: "second" });
    await test.host.outbox.drain();
    const kept = await test.host.mailer.mailbox();
    expect(kept.map(({ subject }) => subject)).toEqual(["Sign in to the client portal", "Willow Practice invites you to its client portal"]);
    expect(kept[1]).toMatchObject({ to: "Jordan Lee <jordan@example.net>", html: expect.stringContaining("Enroll in Client Portal") });
    expect(JSON.stringify(await test.host.db.hot.all("SELECT sealed FROM mailbox"))).not.toContain("Willow");
  });
});
