import { z } from "zod";
import { lineOfText, requiredLine } from "../people/person-fields.ts";
import type { Practice } from "../people/people-door.ts";

/** One line of the urgent help list: who answers, and how they are reached. */
export const urgentHelpLine = z
  .object({
    label: requiredLine(100, "Enter who answers, such as Emergency services.", "Name"),
    tel: shortNumber("Enter a phone number, such as 911."),
    sms: shortNumber("Enter a number for text messages, such as 988."),
    note: lineOfText(200, "Note"),
  })
  .superRefine((line, context) => {
    if (line.tel === null && line.sms === null) context.addIssue({ code: "custom", path: ["tel"], message: "Enter a phone number, or a number for text messages." });
  });

// Short codes such as 911 are no telephone numbers to the check that people's own numbers pass.
function shortNumber(message: string) {
  return z.string().max(200, message).transform((text) => text.trim()).pipe(z.string().max(40, message).refine((text) => text === "" || /^\+?[\d\s().-]{2,}$/.test(text), message)).transform((text) => (text === "" ? null : text)).nullable();
}

const samaritans = { label: "Samaritans", tel: "116 123", note: "Free, day and night." };

// Public numbers, each as the service itself gives it (checked November 2026).
const usual: Readonly<Record<string, Practice["urgentHelp"]>> = {
  US: [{ label: "Emergency services", tel: "911" }, { label: "Suicide and Crisis Lifeline", tel: "988", sms: "988", note: "Call or text, day and night." }],
  CA: [{ label: "Emergency services", tel: "911" }, { label: "Suicide Crisis Helpline", tel: "988", sms: "988", note: "Call or text, day and night." }],
  GB: [{ label: "Emergency services", tel: "999" }, samaritans, { label: "Shout", sms: "85258", note: "Text SHOUT, day and night." }],
  IE: [{ label: "Emergency services", tel: "112" }, samaritans, { label: "Text About It", sms: "50808", note: "Text HELLO, day and night." }],
  AU: [{ label: "Emergency services", tel: "000" }, { label: "Lifeline", tel: "13 11 14", sms: "0477 13 11 14", note: "Day and night." }],
  NZ: [{ label: "Emergency services", tel: "111" }, { label: "Need to talk?", tel: "1737", sms: "1737", note: "Call or text, day and night." }],
};

const inEurope = new Set("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IT LT LU LV MT NL PL PT RO SE SI SK".split(" "));

/** The lines that a practice of this country (ISO 3166, two letters) starts with; empty where none are known. */
export const usualHelp = (country: string): Practice["urgentHelp"] => usual[country] ?? (inEurope.has(country) ? [{ label: "Emergency services", tel: "112" }] : []);
