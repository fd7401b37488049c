import { useState } from "react";
import {
  Button, Checkbox, Checkboxes, Dialog, Disclosure, EmptyState, ErrorSummary, Facts, Field, FileRow, Initials, LinkButton, Menu, Money, Notice, PageHeading,
  Radios, Skeleton, Tabs, Tag, When, useAnnounce,
} from "../index.ts";
import { FileText, Plus, Settings } from "../icons.ts";
import styles from "./preview.module.css";

/** Every component but the card. */
export function Components() {
  const [asking, setAsking] = useState(false);
  const announce = useAnnounce();
  return (
    <main className={styles.page}>
      <PageHeading above="Question 2 of 7" below="Dr Maya Rivera has invited you. This portal is about Jordan Lee.">Join Willow Practice&apos;s portal</PageHeading>
      <ErrorSummary errors={[{ message: "Enter your email address", href: "#email" }, { message: "Select how you want to be reminded", href: "#remind" }]} />
      <section className={styles.section}>
        <h2>Buttons</h2>
        <div className="row">
          <Button variant="primary" type="button" onClick={() => announce.polite("Saved")}>Continue</Button>
          <Button type="button" icon={<Plus aria-hidden="true" size={20} />}>New client</Button>
          <Button variant="danger" type="button" onClick={() => setAsking(true)}>Remove access</Button>
          <Button variant="primary" type="button" busy busyLabel="Sending…">Send</Button>
          <LinkButton href="#" variant="quiet">Not now</LinkButton>
        </div>
        <Dialog open={asking} title="Remove Sam Lee from the portal?" onClose={() => setAsking(false)} actions={<><Button variant="danger" type="button" onClick={() => setAsking(false)}>Remove access</Button><Button type="button" onClick={() => setAsking(false)}>Keep access</Button></>}>
          Sam will be signed out now. The messages stay in the record.
        </Dialog>
      </section>
      <section className={`${styles.section} ${styles.full}`}>
        <h2>Fields</h2>
        <Field label="Full name" name="name" hint="As you want us to write it." autoComplete="name" />
        <Field label="Email address" name="email" type="email" error="Enter your email address" autoComplete="email" />
        <Field label="Create a password" name="password" type="password" hint="12 or more characters. Paste is fine." autoComplete="new-password" width="medium" />
        <Field as="textarea" label="Note for the practice" name="note" optional />
        <Field as="select" label="Professional" name="professional" width="medium"><option>Dr Maya Rivera</option><option>Dr Ken Ono</option></Field>
        <Radios legend="How do you want to be reminded?" name="remind" error="Select how you want to be reminded" options={[{ value: "email", label: "Email" }, { value: "text", label: "Text message", hint: "Your carrier may charge for it." }, { value: "no", label: "No reminders" }]} defaultValue="email" />
        <Checkboxes legend="What may Sam see?" name="may" hint="You can change this later." options={[{ value: "forms", label: "Forms" }, { value: "pay", label: "Payments", off: "Your practice does not use payments here." }]} />
        <Checkbox name="enroll" label="Enroll in Client Portal" hint="We send an invitation to the email address above." />
      </section>
      <section className={styles.section}>
        <h2>States in words</h2>
        <div className="row">
          <Tag tone="accent">To do</Tag><Tag tone="success">Booked</Tag><Tag>With your practice</Tag><Tag tone="warning">Due soon</Tag><Tag tone="danger">Not sent</Tag>
        </div>
        <Notice>Your phone is on Pacific Time. Your portal shows Eastern Time.</Notice>
        <Notice tone="success" title="Password changed">You stay signed in on this device.</Notice>
        <Notice tone="warning">You are offline. We will send your messages when you are back.</Notice>
        <Notice tone="danger" title="Not sent">Try again is next to the message.</Notice>
        <Notice tone="note">Only your team sees this.</Notice>
      </section>
      <section className={`${styles.section} ${styles.full}`}>
        <h2>Facts, times and files</h2>
        <div className={styles.full}><Facts ruled items={[{ label: "Next session", value: <When start="2026-11-26T14:00:00Z" end="2026-11-26T14:50:00Z" /> }, { label: "Balance", value: <Money minor={4000} currency="USD" /> }, { label: "Time zone", value: "Eastern Time", action: <a href="#zone">Change<span className="vh"> time zone</span></a> }]} /></div>
        <div className={styles.full}><FileRow name="Consent to treatment, version 3.pdf" size={184320} mime="application/pdf" href="#file"><Button variant="quiet" type="button">Remove</Button></FileRow></div>
        <div className="row"><Initials name="Dr Maya Rivera" /><span>Dr Maya Rivera</span></div>
        <Disclosure summary="What happens when I message here">Your care team reads messages on working days.</Disclosure>
      </section>
      <section className={`${styles.section} ${styles.full}`}>
        <h2>Places and lists</h2>
        <div className={styles.full}><Tabs label="Client" tabs={[{ href: "#a", label: "Overview", current: true }, { href: "#b", label: "Messages", count: 3 }, { href: "#c", label: "Documents" }]} /></div>
        <Menu align="start" label="Settings" summary={<><Settings aria-hidden="true" size={20} />Settings</>} items={[{ href: "#1", label: "Client Information", current: true }, { href: "#2", label: "Appointment Reminders" }, { href: "#3", label: "Change Password" }, { href: "#4", label: "Change Time Zone" }]}><Button variant="quiet">Log Out</Button></Menu>
        <EmptyState icon={<FileText size={24} />} action={<Button type="button">Upload</Button>}>No documents yet. When your practice shares one, it will be here.</EmptyState>
        <div className={styles.full}><Skeleton /></div>
      </section>
    </main>
  );
}
