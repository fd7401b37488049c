import { day } from "./demo-words.ts";
import type { DemoClient, DemoStaff } from "./demo-words.ts";

/** The practice's second professional. */
export const haddad: DemoStaff = { name: "Noor Haddad", title: "Clinical social worker", email: "noor@willow.example", roles: ["professional"], profile: { colour: "plum", licence: "LCSW 0831, New York", npi: "1987654328" } };

const desk = "sam@willow.example";
const noor = haddad.email;
const hour = 60;

/** The rest of the practice's clients: people of many ages and in every state that staff meet. Their names come after Jordan's in the list. */
export const demoCaseload = (rivera: string): DemoClient[] => [
  {
    firstName: "Priya", lastName: "Moreau", pronouns: "she/her", birthDate: "1991-02-18", phone: "555 0142", email: "priya@home.example", team: [rivera], filled: true,
    users: [{ firstName: "Priya", lastName: "Moreau", email: "priya@home.example", relationship: "self" }],
    talk: [
      { from: rivera, minutesAgo: 9 * day, text: "Here is the number of the sleep clinic: 555 0177. Say that I sent you." },
      { from: "priya@home.example", minutesAgo: 4 * day + 3 * hour, text: "They asked for a letter from you. Could you write one?" },
      { from: "priya@home.example", minutesAgo: 3 * day, text: "Sorry to ask again. The appointment is next week." },
    ],
    desk: { tags: ["letter"] },
  },
  {
    firstName: "Walter", lastName: "Nakamura", pronouns: "he/him", birthDate: "1943-09-07", phone: "555 0119", team: [rivera],
    contacts: [{ name: "Emi Nakamura", relationship: "daughter", phone: "555 0120", email: "emi@home.example" }],
    users: [], talk: [],
  },
  {
    firstName: "Amara", lastName: "Okafor", pronouns: "she/her", birthDate: "2010-03-14", team: [noor, rivera],
    contacts: [{ name: "Ngozi Okafor", relationship: "mother", phone: "555 0151", email: "ngozi@home.example" }, { name: "Chidi Okafor", relationship: "father", email: "chidi@home.example" }],
    users: [
      { firstName: "Ngozi", lastName: "Okafor", email: "ngozi@home.example", relationship: "parent" },
      { firstName: "Chidi", lastName: "Okafor", email: "chidi@home.example", relationship: "parent", state: "invited" },
    ],
    talk: [
      { from: "ngozi@home.example", minutesAgo: 2 * day + hour, text: "Amara asked whether she can come alone from January on." },
      { from: noor, minutesAgo: 2 * day, text: "Good that she asks. I would like to talk about it with the three of you first. I will write after her exams." },
      { from: noor, minutesAgo: 2 * day - 5, text: "Parents live apart. Ask each of them, not only the one who writes.", note: true },
    ],
    desk: { snoozedDays: 6, tags: ["family"] },
  },
  {
    firstName: "Rowan", lastName: "Park", pronouns: "they/them", birthDate: "1999-10-30", email: "rowan@home.example", team: [noor], filled: true,
    users: [{ firstName: "Rowan", lastName: "Park", email: "rowan@home.example", relationship: "self" }],
    talk: [
      { from: "rowan@home.example", minutesAgo: 6 * day, text: "I found the exercise sheet, it was in the other bag." },
      { from: noor, minutesAgo: 6 * day - 20, text: "Good. See you on Wednesday." },
    ],
    desk: { closed: true },
  },
  {
    firstName: "Leila", lastName: "Qureshi", pronouns: "she/her", birthDate: "1986-12-02", phone: "555 0163", email: "leila@home.example", team: [rivera],
    users: [{ firstName: "Leila", lastName: "Qureshi", email: "leila@home.example", relationship: "self", state: "invited" }],
    talk: [],
  },
  {
    firstName: "Daniel", lastName: "Rossi", pronouns: "he/him", birthDate: "1978-04-21", phone: "555 0134", email: "daniel@home.example", team: [rivera, noor],
    contacts: [{ name: "Elena Rossi", relationship: "wife", phone: "555 0135", email: "elena@home.example" }],
    users: [
      { firstName: "Daniel", lastName: "Rossi", email: "daniel@home.example", relationship: "self" },
      { firstName: "Elena", lastName: "Rossi", email: "elena@home.example", relationship: "partner", preset: "billing" },
    ],
    talk: [{ from: "daniel@home.example", minutesAgo: 50, text: "We will both be there on Monday. Is it all right if I come ten minutes early?" }],
    desk: { tags: ["couple"] },
  },
  {
    firstName: "Elena", lastName: "Rossi", pronouns: "she/her", birthDate: "1980-01-09", phone: "555 0135", email: "elena@home.example", team: [rivera, noor],
    contacts: [{ name: "Daniel Rossi", relationship: "husband", phone: "555 0134", email: "daniel@home.example" }],
    users: [{ firstName: "Elena", lastName: "Rossi", email: "elena@home.example", relationship: "self" }],
    talk: [
      { from: "elena@home.example", minutesAgo: 27 * hour, text: "There is something that I would like to say to you alone before Monday." },
      { from: rivera, minutesAgo: 26 * hour, text: "Of course. I can call you tomorrow between 12 and 1. What you write here is not shared with Daniel." },
    ],
    desk: { tags: ["couple"] },
  },
  {
    firstName: "Miguel", lastName: "Sandoval", pronouns: "he/him", birthDate: "1969-06-16", phone: "555 0108", email: "miguel@home.example", team: [noor],
    users: [{ firstName: "Miguel", lastName: "Sandoval", email: "miguel@home.example", relationship: "self", state: "suspended" }],
    talk: [
      { from: "miguel@home.example", minutesAgo: 12 * day, text: "I lost my phone on the train." },
      { from: noor, minutesAgo: 12 * day - 15, text: "Thank you for telling me. I have stopped the portal until you have a new one. Call us then." },
    ],
    desk: { closed: true },
  },
  {
    firstName: "Hana", lastName: "Tanaka", pronouns: "she/her", birthDate: "2017-08-21", team: [noor],
    contacts: [{ name: "Yuki Tanaka", relationship: "grandmother", phone: "555 0147", email: "yuki@home.example" }],
    users: [{ firstName: "Yuki", lastName: "Tanaka", email: "yuki@home.example", relationship: "guardian" }],
    talk: [{ from: "yuki@home.example", minutesAgo: 3 * hour, text: "Hana has a fever. Can we move today’s visit to next week?" }],
    desk: { assignee: null, tags: ["scheduling"] },
  },
  {
    firstName: "Ingrid", lastName: "Ueland", pronouns: "she/her", birthDate: "1964-11-11", email: "ingrid@home.example", team: [rivera], archivedDaysAgo: 20,
    users: [{ firstName: "Ingrid", lastName: "Ueland", email: "ingrid@home.example", relationship: "self" }],
    talk: [
      { from: "ingrid@home.example", minutesAgo: 21 * day, text: "Thank you for these two years." },
      { from: rivera, minutesAgo: 20 * day + hour, text: "It was good to work with you, Ingrid. You know where to find us." },
    ],
    desk: { closed: true },
  },
  {
    firstName: "Thomas", lastName: "Whitfield", nameUsed: "Tom", pronouns: "he/him", birthDate: "1951-05-25", phone: "555 0171", team: [noor],
    contacts: [{ name: "Grace Whitfield", relationship: "legal representative", phone: "555 0172", email: "grace@home.example" }],
    users: [{ firstName: "Grace", lastName: "Whitfield", email: "grace@home.example", relationship: "legal representative", preset: "guardian" }],
    talk: [
      { from: "grace@home.example", minutesAgo: 30 * hour, text: "Which days does the afternoon group meet in December?" },
      { from: noor, minutesAgo: 29 * hour, text: "Sam, can you send the dates of the group?", note: true },
    ],
    desk: { assignee: desk, tags: ["scheduling"] },
  },
  {
    firstName: "Zofia", lastName: "Zielinska", birthDate: "2004-07-03", phone: "555 0186", email: "zofia@home.example", team: [noor],
    users: [{ firstName: "Zofia", lastName: "Zielinska", email: "zofia@home.example", relationship: "self" }],
    talk: [
      { from: noor, minutesAgo: 5 * day, text: "Your place in the Tuesday group is yours. It starts on 12 January at 5pm." },
      { from: "zofia@home.example", minutesAgo: 4 * day + 20 * hour, text: "Great, I will be there!" },
      { from: noor, minutesAgo: 4 * day + 19 * hour, text: "I look forward to it." },
    ],
  },
];
