import { demoCaseload, haddad } from "./demo-caseload.ts";
import { day } from "./demo-words.ts";
import type { DemoPractice, DemoStaff, DemoUser } from "./demo-words.ts";

/** Everybody in the demo signs in with it; nobody in the demo exists. */
export const demoPassword = "quiet river stone";

const rivera: DemoStaff = { name: "Dr Maya Rivera", title: "Clinical psychologist", email: "maya@willow.example", roles: ["administrator", "professional"], profile: { colour: "teal", teleconference: "https://video.example/dr-rivera", licence: "PSY 1204, New York", npi: "1234567893" } };
const ana: DemoUser = { firstName: "Ana", lastName: "Lee", email: "ana@home.example", relationship: "parent" };

const home = "48 Orchard Lane\nBrooklyn, NY 11215";

/** Made-up practices: one professional and one parent belong to both, so that it shows what stays apart. */
export const demoPractices: readonly DemoPractice[] = [
  {
    name: "Willow Practice",
    timeZone: "America/New_York",
    phone: "555 0100",
    staff: [
      rivera,
      haddad,
      { name: "Sam Ono", title: "Front desk", email: "sam@willow.example", roles: ["scheduler"] },
      { name: "Bea Lindqvist", title: "Billing", email: "bea@willow.example", roles: ["biller"] },
      { name: "Otis Grant", title: "Bookkeeping", email: "otis@willow.example", roles: ["bookkeeper"] },
      { name: "Dr Ines Cole", title: "Clinical supervisor", email: "ines@willow.example", roles: ["supervisor"] },
    ],
    clients: [
      {
        firstName: "Jordan", lastName: "Lee", pronouns: "she/her", team: [rivera.email], filled: true,
        users: [{ firstName: "Jordan", lastName: "Lee", email: "jordan@home.example", relationship: "self" }],
        talk: [
          { from: rivera.email, minutesAgo: 3 * day + 40, text: "It was good to meet you today, Jordan.\n\nIf something comes up before we talk again, write to me here. I read messages at the start and at the end of my day." },
          { from: "jordan@home.example", minutesAgo: 3 * day + 12, text: "Thank you. I slept better last night than in weeks." },
          { from: "jordan@home.example", minutesAgo: day + 95, text: "Could we talk about the mornings next time? They are still the hardest part." },
          { from: rivera.email, minutesAgo: 70, text: "Yes, let us start there. Until then, keep the short walk after breakfast if it helps." },
        ],
      },
      {
        firstName: "Sam", lastName: "Lee", birthDate: "2014-05-02", address: home, team: [rivera.email], filled: true,
        users: [ana],
        talk: [
          { from: ana.email, minutesAgo: 5 * 60, text: "Sam has a school trip on Thursday. Is a later session possible that day?" },
        ],
      },
      ...demoCaseload(rivera.email),
    ],
  },
  {
    name: "Harbor House",
    timeZone: "America/Los_Angeles",
    phone: "555 0180",
    staff: [
      { ...rivera, roles: ["professional"] },
      { name: "Theo Park", title: "Practice manager", email: "theo@harbor.example", roles: ["administrator"] },
    ],
    clients: [{ firstName: "Mia", lastName: "Lee", team: [rivera.email], filled: true, users: [ana], talk: [] }],
  },
];

/** What the start prints and the README lists. */
export const demoSignIns: readonly { who: string; email: string; password: string }[] = [
  { who: "Dr Maya Rivera, professional and administrator", email: rivera.email, password: demoPassword },
  { who: "Noor Haddad, professional", email: haddad.email, password: demoPassword },
  { who: "Sam Ono, front desk", email: "sam@willow.example", password: demoPassword },
  { who: "Bea Lindqvist, biller", email: "bea@willow.example", password: demoPassword },
  { who: "Otis Grant, bookkeeper", email: "otis@willow.example", password: demoPassword },
  { who: "Dr Ines Cole, supervisor", email: "ines@willow.example", password: demoPassword },
  { who: "Theo Park, administrator of Harbor House", email: "theo@harbor.example", password: demoPassword },
  { who: "Jordan Lee, client", email: "jordan@home.example", password: demoPassword },
  { who: "Ana Lee, parent of Sam and of Mia", email: ana.email, password: demoPassword },
];
