import type { Measure } from "./measure.ts";
import { frequencyPoints, pfizerNotice, screenerPage } from "./phq-screeners.ts";

const items = [
  "Little interest or pleasure in doing things",
  "Feeling down, depressed, or hopeless",
  "Trouble falling or staying asleep, or sleeping too much",
  "Feeling tired or having little energy",
  "Poor appetite or overeating",
  "Feeling bad about yourself — or that you are a failure or have let yourself or your family down",
  "Trouble concentrating on things, such as reading the newspaper or watching television",
  "Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or restless that you have been moving around a lot more than usual",
  "Thoughts that you would be better off dead or of hurting yourself in some way",
];

/** Any problem at all: then, and only then, the form asks how difficult it made things. */
const anyProblem = items.map((_, at) => ({ item: `item-${at + 1}`, is: "one-of" as const, values: ["1", "2", "3"] }));

export const phq9: Measure = {
  id: "phq-9",
  name: "PHQ-9",
  scored: items.map((_, at) => `item-${at + 1}`),
  points: frequencyPoints,
  bands: [
    { from: 0, to: 4, label: "Minimal" },
    { from: 5, to: 9, label: "Mild" },
    { from: 10, to: 14, label: "Moderate" },
    { from: 15, to: 19, label: "Moderately severe" },
    { from: 20, to: 27, label: "Severe" },
  ],
  missingAllowed: 2,
  reliableChange: 6,
  sources: {
    wording: "Patient Health Questionnaire-9, English (United States), as on phqscreeners.com.",
    scoring: "Kroenke K, Spitzer RL, Williams JBW. The PHQ-9: validity of a brief depression severity measure. J Gen Intern Med 2001;16:606-613. Sum of items 1 to 9, from 0 to 27; the difficulty item is not scored.",
    missing: "The paper of 2001 gives no rule. One or two missing items take the mean of the others, with more there is no score: Arrieta J et al. Validity and utility of the PHQ-2 and PHQ-9 for screening and diagnosis of depression in rural Chiapas, Mexico. J Clin Psychol 2017;73:1076-1090.",
    reliableChange: "6 points or more: Gyani A, Shafran R, Layard R, Clark DM. Enhancing recovery rates: lessons from year one of IAPT. Behav Res Ther 2013;51:597-606, by the method of Jacobson and Truax 1991; NHS Talking Therapies counts the same.",
  },
  // Anything but "Not at all" to thoughts of being better off dead or of hurting oneself.
  alerts: { "item-9": { values: ["1", "2", "3"] } },
  licence: pfizerNotice,
  form: {
    title: "PHQ-9",
    purpose: "It asks how your mood has been over the last 2 weeks. Your answers help to plan your care and to see what changes.",
    readBy: "Your professional and the care team",
    minutes: 3,
    sensitive: true,
    pace: "question",
    language: "en",
    measure: "phq-9",
    pages: [
      screenerPage("problems", "Over the last 2 weeks, how often have you been bothered by any of the following problems?", items, [9]),
      {
        id: "effect",
        items: [
          {
            id: "difficulty",
            type: "single-choice",
            label: "If you checked off any problems, how difficult have these problems made it for you to do your work, take care of things at home, or get along with other people?",
            choices: [
              { value: "0", label: "Not difficult at all" },
              { value: "1", label: "Somewhat difficult" },
              { value: "2", label: "Very difficult" },
              { value: "3", label: "Extremely difficult" },
            ],
            declines: ["not-say"],
            showWhen: { match: "any", tests: anyProblem },
          },
        ],
      },
    ],
  },
};
