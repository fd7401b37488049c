import documents from "@anteroom/plugin-documents/server";
import forms from "@anteroom/plugin-forms/server";
import messages from "@anteroom/plugin-messages/server";
import toDos from "@anteroom/plugin-to-dos/server";
import PdfDocument from "pdfkit";
import { ulid } from "ulid";
import type { Engine } from "../../../core/server/database/database.ts";
import { createTestPortal } from "../../../core/testing/test-portal.ts";
import type { TestPortal } from "../../../core/testing/test-portal.ts";
import { formDefinition } from "../../../plugins/forms/server/definition/form-definition.ts";
import { give, publish } from "../../../plugins/forms/tests/given-form.ts";
import type { Job } from "../job.ts";
import { bareStack, inTurn } from "./in-turn.ts";
import type { Bare, Work } from "./in-turn.ts";

const questions = 100;
const openToDos = 2_000;
const pages = 20;

/** The work of forms, documents and to-dos in a process of its own, which runs the sources; each kind takes turns with its bare measure. */
export const main: Job<{ engine: Engine }, Work[]> = async ({ engine }) => {
  const portal = await createTestPortal({ engine, plugins: [messages, forms, documents, toDos] });
  try {
    const bare = await bareStack(portal, hundredQuestions());
    return [...(await formWork(portal, bare)), ...(await documentWork(portal, bare)), await toDoWork(portal, bare)];
  } finally {
    await portal.close();
  }
};

const hundredQuestions = () => ({
  title: "A hundred questions", purpose: "Made up.", readBy: "Nobody", sensitive: false, pace: "question" as const, language: "en",
  pages: [{ id: "all", items: Array.from({ length: questions }, (_, index) => ({ id: `q${index + 1}`, type: "text" as const, label: `What is the answer to question ${index + 1}?` })) }],
});

async function formWork(portal: TestPortal, bare: Bare): Promise<Work[]> {
  const staff = await portal.staff();
  const client = await portal.client({ professional: staff });
  const formId = await publish(portal, formDefinition.parse(hundredQuestions()));
  const { portalUserId } = client.viewer;
  const assignmentId = await give(staff, portalUserId, formId);
  await client.call("forms.start", { assignmentId });
  const open = await inTurn("open-form", 60, () => client.call("forms.open", { assignmentId }), bare.get);
  let revision = 0;
  const save = await inTurn("save-field", 60, async (turn) => {
    const reply = await client.call<{ revisions: Record<string, number> }>("forms.save", { assignmentId, step: 1, typed: { q1: `Answer ${turn}` }, bases: { q1: revision } });
    revision = reply.revisions["q1"] ?? revision;
  }, () => bare.put("Answer"));
  const filled: string[] = [];
  for (let index = 0; index < 10; index += 1) filled.push(await filledForm({ staff, client, formId }));
  const answers = JSON.stringify(hundredQuestions().pages[0]?.items);
  const submit = await inTurn("submit-form", 7, (turn) => client.call("forms.submit", { assignmentId: filled[turn], key: ulid() }), () => bare.put(answers));
  return [open, save, submit];
}

type Person = Awaited<ReturnType<TestPortal["staff"]>>;
type Client = Awaited<ReturnType<TestPortal["client"]>>;

async function filledForm({ staff, client, formId }: { staff: Person; client: Client; formId: string }): Promise<string> {
  const assignmentId = await give(staff, client.viewer.portalUserId, formId);
  await client.call("forms.start", { assignmentId });
  for (let step = 1; step <= questions; step += 1) await client.call("forms.answer", { assignmentId, step, typed: { [`q${step}`]: `Answer ${step}` }, bases: { [`q${step}`]: 0 } });
  return assignmentId;
}

const paragraph = "I understand what this document says, and I had the time to ask about it before I signed. ".repeat(8);
// Five such paragraphs fill a page.
const source = Array.from({ length: pages * 5 }, (_, index) => `${index % 5 === 0 ? `# Part ${index / 5 + 1}\n\n` : ""}${paragraph}`).join("\n\n");

async function documentWork(portal: TestPortal, bare: Bare): Promise<Work[]> {
  const staff = await portal.staff();
  const client = await portal.client({ professional: staff });
  const { templateId } = await staff.call<{ templateId: string }>("documents.saveTemplate", { key: ulid(), title: "Twenty pages", source });
  await staff.call("documents.publish", { key: ulid(), templateId, rev: 1 });
  const papers: { id: string; sha256: string }[] = [];
  for (let index = 0; index < 10; index += 1) {
    const { requestId } = await staff.call<{ requestId: string }>("documents.prepareRequest", { key: ulid(), clientId: client.viewer.clientId, templateIds: [templateId], signers: [`portal:${client.viewer.portalUserId}`] });
    await staff.call("documents.sendRequest", { requestId });
    const { papers: sent } = await staff.call<{ papers: { id: string }[] }>("documents.request", { requestId });
    const id = sent[0]?.id ?? "";
    papers.push({ id, sha256: (await client.call<{ sha256: string }>("documents.paper", { paperId: id })).sha256 });
  }
  await portal.drain();
  const render = await inTurn("render-document", 40, () => client.call("documents.paper", { paperId: papers[0]?.id }), bare.get);
  const sign = await inTurn("sign-document", 7, async (turn) => {
    const paper = papers[turn];
    await client.call("documents.sign", { paperId: paper?.id, key: ulid(), seen: paper?.sha256, name: "Jordan Lee", fields: {}, agrees: true });
    // The signed PDF is written right after the answer.
    await portal.drain();
  }, async () => {
    await barePdf();
    await bare.put("signed");
  });
  return [render, sign];
}

/** The same words on as many pages by the PDF library alone. */
function barePdf(): Promise<number> {
  return new Promise((resolve) => {
    const document = new PdfDocument();
    let bytes = 0;
    document.on("data", (part: Buffer) => void (bytes += part.length));
    document.on("end", () => resolve(bytes));
    for (const text of source.split("\n\n")) document.text(text).moveDown();
    document.end();
  });
}

async function toDoWork(portal: TestPortal, bare: Bare): Promise<Work> {
  const staff = await portal.staff();
  const client = await portal.client({ professional: staff });
  for (let index = 0; index < openToDos; index += 20) {
    await Promise.all(Array.from({ length: 20 }, (_, more) => client.call("to-dos.add", { key: ulid(), title: `Thing ${index + more + 1}` })));
  }
  return inTurn("list-to-dos", 20, () => client.call("to-dos.list"), bare.list);
}
