import type { FormDefinition } from "../../definition/form-definition.ts";

const body = `## What it is
In a telehealth session you and your professional meet by video or phone. You are each in a place of your own.

## What is good about it, and what is not
You do not have to travel. But the line can be slow or break. Your professional sees and hears less than in a room with you. For some problems it is better to meet in person, and your professional says so.

## Keeping it private
We use a service that protects your data. Nobody records a session unless you both agree in writing. At your end:
- find a room where nobody can listen
- use headphones if you can
- do not use a computer of your school or employer

No technology is perfectly safe. We tell you when something goes wrong with your data.

## Where you are
Your professional may only work with you while you are in a state where they are licensed: [fill in: states]. At the start of each session they ask where you are, so that they can send help if you need it.

## When the line breaks
Try to join again. If that does not work within [fill in: minutes] minutes, we call you.

## In an emergency
If your professional thinks that you are in danger, they may call the emergency services at your place, and your emergency contact.

## It is your choice
You may ask to meet in person, or stop telehealth at any time. It does not change your right to care from us.`;

export const telehealthConsent: FormDefinition = {
  title: "Consent to telehealth",
  purpose: "It says how sessions by video or phone work, and what you agree to. Read it, ask us what is not clear, then sign.",
  readBy: "Your professional and the care team",
  sensitive: false,
  pace: "page",
  language: "en",
  pages: [
    { id: "text", title: "Sessions by video or phone", items: [{ id: "agreement", type: "consent", label: "Consent to telehealth", body, box: "I have read this, I could ask questions, and I agree to telehealth" }] },
    { id: "signing", title: "Sign", items: [{ id: "signature", type: "signature", label: "Your signature", statement: "I agree to telehealth as described in “Consent to telehealth”. I know that I can take this back at any time by writing to the practice." }] },
  ],
};
