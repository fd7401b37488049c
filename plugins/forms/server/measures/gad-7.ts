import type { Measure } from "./measure.ts";
import { frequencyPoints, pfizerNotice, screenerPage } from "./phq-screeners.ts";

const items = [
  "Feeling nervous, anxious or on edge",
  "Not being able to stop or control worrying",
  "Worrying too much about different things",
  "Trouble relaxing",
  "Being so restless that it is hard to sit still",
  "Becoming easily annoyed or irritable",
  "Feeling afraid as if something awful might happen",
];

export const gad7: Measure = {
  id: "gad-7",
  name: "GAD-7",
  scored: items.map((_, at) => `item-${at + 1}`),
  points: frequencyPoints,
  bands: [
    { from: 0, to: 4, label: "Minimal" },
    { from: 5, to: 9, label: "Mild" },
    { from: 10, to: 14, label: "Moderate" },
    { from: 15, to: 21, label: "Severe" },
  ],
  missingAllowed: 1,
  reliableChange: 4,
  sources: {
    wording: "Generalized Anxiety Disorder 7-item scale, English (United States), as on phqscreeners.com.",
    scoring: "Spitzer RL, Kroenke K, Williams JBW, Löwe B. A brief measure for assessing generalized anxiety disorder: the GAD-7. Arch Intern Med 2006;166:1092-1097. Sum of items 1 to 7, from 0 to 21.",
    missing: "The authors give no rule. One missing item (14%) takes the mean of the others, which holds for few missing items of a scale of this kind: Shrive FM et al. Dealing with missing data in a multi-question depression scale. BMC Med Res Methodol 2006;6:57; Bell ML et al. Handling missing items in the Hospital Anxiety and Depression Scale. BMC Res Notes 2016;9:479. With more there is no score.",
    reliableChange: "4 points or more: Gyani A, Shafran R, Layard R, Clark DM. Enhancing recovery rates: lessons from year one of IAPT. Behav Res Ther 2013;51:597-606, by the method of Jacobson and Truax 1991; NHS Talking Therapies counts the same.",
  },
  licence: pfizerNotice,
  form: {
    title: "GAD-7",
    purpose: "It asks about worry and anxiety over the last 2 weeks. Your answers help to plan your care and to see what changes.",
    readBy: "Your professional and the care team",
    minutes: 2,
    sensitive: true,
    pace: "question",
    language: "en",
    measure: "gad-7",
    pages: [screenerPage("problems", "Over the last 2 weeks, how often have you been bothered by the following problems?", items)],
  },
};
