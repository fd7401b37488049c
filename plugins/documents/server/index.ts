import { definePlugin } from "@anteroom/core/server";
import manifest from "../manifest.ts";
import { requestCard } from "./cards/request-card.ts";
import { sharedCard } from "./cards/shared-card.ts";
import { signCard } from "./cards/sign-card.ts";
import { collectedNotification, wantedNotification } from "./collect/collection-notifications.ts";
import { collectOffer } from "./collect/collect-offer.ts";
import { collectWorkflow } from "./collect/collect-workflow.ts";
import { askToSign } from "./capabilities/ask-to-sign.ts";
import { listTemplates } from "./capabilities/list-templates.ts";
import { toCheck } from "./collect/to-check.ts";
import { fillDemo } from "./demo-documents.ts";
import { guardFile } from "./items/guard-file.ts";
import { mergeClients } from "./merge-clients.ts";
import { answeredNotification, sharedNotification, signedNotification, toSignNotification } from "./notifications.ts";
import { documentsRouter } from "./router.ts";
import { searchDocuments } from "./search-documents.ts";
import { documentsSettings } from "./settings.ts";
import { signOffer } from "./sign-offer.ts";
import { requestClosed } from "./signing/request-closed.ts";
import { signingWorkflow } from "./signing/signing-workflow.ts";
import { collectionLines, collectionMigrations, collections } from "./tables/collection-rows.ts";
import { evidence, evidenceMigrations, signatures } from "./tables/evidence-rows.ts";
import { itemMigrations, items, readers } from "./tables/item-rows.ts";
import { papers, requestMigrations, requests, signers } from "./tables/request-rows.ts";
import { templateMigrations, templates, versions } from "./tables/template-rows.ts";
import { documentPublished } from "./templates/published-event.ts";
import { renewSignatures, sendNewVersion } from "./templates/send-again.ts";
import { toCountersign } from "./to-countersign.ts";
import { exportClient, exportClientFiles, exportPractice } from "./transfer/export-documents.ts";
import { importPractice } from "./transfer/import-documents.ts";
import { uploadedNotification } from "./uploads/uploaded-notification.ts";

export type { DocumentsRouter } from "./router.ts";

export default definePlugin({
  manifest,
  models: [templates, versions, requests, papers, signers, signatures, evidence, items, readers, collections, collectionLines],
  migrations: [...templateMigrations, ...requestMigrations, ...evidenceMigrations, ...itemMigrations, ...collectionMigrations],
  router: documentsRouter,
  workflows: [signingWorkflow, collectWorkflow],
  cards: [signCard, sharedCard, requestCard],
  offers: [signOffer, collectOffer],
  toDoSources: [toCountersign, toCheck],
  notifications: [toSignNotification, sharedNotification, signedNotification, answeredNotification, uploadedNotification, wantedNotification, collectedNotification],
  settings: documentsSettings,
  search: searchDocuments,
  events: [documentPublished, requestClosed],
  provides: { "documents.templates": listTemplates, "documents.ask-to-sign": askToSign },
  listens: [sendNewVersion],
  jobs: { "renew-signatures": renewSignatures },
  audit: {
    "saved-template": "saved a document template", published: "published a version of a document", "archived-template": "took a document template out of the library",
    prepared: "prepared documents to sign", sent: "sent documents to sign", opened: "opened a document to sign", signed: "signed a document", declined: "declined to sign", asked: "asked about a document to sign",
    resumed: "let a signature request go on", voided: "took a signature request back", expired: "ended a signature request that nobody finished in time", verified: "checked the evidence of signatures",
    shared: "shared a document", revoked: "took a shared document back", "opened-document": "opened a document", uploaded: "sent a document", "took-back": "took back a document that nobody had opened",
    "asked-for": "asked for documents", accepted: "accepted a document that was asked for", rejected: "asked for another file", "stopped-asking": "took a request for documents back", downloaded: "downloaded a document",
  },
  fileGuards: { item: guardFile, paper: guardFile },
  exports: { client: exportClient, clientFiles: exportClientFiles, practice: exportPractice },
  imports: { practice: importPractice },
  mergeClients,
  demo: fillDemo,
});
