import { afterAll, expect, it } from "vitest";
import { startMailServer } from "../../testing/mail-server.ts";
import { createSmtpMailer } from "./smtp-mailer.ts";

const server = await startMailServer();
afterAll(() => server.stop());

it("a mail brings its calendar file as what mail programs offer to take in", async () => {
  const mailer = createSmtpMailer({ smtpUrl: server.url, mailFrom: "Portal <portal@example.test>" });
  const text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n";
  await mailer.send({ to: { name: "", address: "client@example.test" }, subject: "Appointment reminder", text: "Open the portal.", html: "<p>Open the portal.</p>", key: "calendar", calendars: [{ method: "CANCEL", text }] });
  await mailer.close();
  const { mail, source } = server.taken[0] ?? {};
  expect(source).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=CANCEL/i);
  const file = mail?.attachments.find((one) => one.filename === "appointment.ics");
  expect(file?.content.toString()).toBe(text);
});

it("a mail about several appointments brings a calendar file of each", async () => {
  const mailer = createSmtpMailer({ smtpUrl: server.url, mailFrom: "Portal <portal@example.test>" });
  const text = (uid: number): string => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nUID:${uid}\r\nEND:VCALENDAR\r\n`;
  await mailer.send({ to: { name: "", address: "client@example.test" }, subject: "Your appointment", text: "Open the portal.", html: "<p>Open the portal.</p>", key: "calendars", calendars: [1, 2, 3].map((uid) => ({ method: "REQUEST", text: text(uid) })) });
  await mailer.close();
  const { mail, source } = server.taken.at(-1) ?? {};
  expect(source?.match(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/gi)).toHaveLength(3);
  expect(["appointment.ics", "appointment-2.ics", "appointment-3.ics"].map((name) => mail?.attachments.find(({ filename }) => filename === name)?.content.toString())).toEqual([1, 2, 3].map(text));
});
