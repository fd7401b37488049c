import { definePlugin } from "@anteroom/core/server";
import manifest from "../manifest.ts";
import { advanceMigrations, advances } from "./advances/advance-rows.ts";
import { askAtBooking } from "./advances/ask-at-booking.ts";
import { atBooking } from "./advances/at-booking.ts";
import { bookingSettled } from "./advances/booking-settled.ts";
import { followAdvances } from "./advances/follow-advances.ts";
import { hearBookings } from "./advances/hear-bookings.ts";
import { settledAtBooking } from "./advances/settled-at-booking.ts";
import { autopayMigrations, instalments, mandates, orders, plans } from "./autopay/autopay-rows.ts";
import { dailyAutopay } from "./autopay/daily-job.ts";
import { orderDue } from "./autopay/order-due.ts";
import { orderWorkflow } from "./autopay/order-workflow.ts";
import { insuranceCard } from "./cards/insurance-card.ts";
import { insuranceNeededCard } from "./cards/insurance-needed-card.ts";
import { invoiceCard } from "./cards/invoice-card.ts";
import { estimateCard } from "./cards/estimate-card.ts";
import { paperCard } from "./cards/paper-card.ts";
import { planCard } from "./cards/plan-card.ts";
import { receiptCard } from "./cards/receipt-card.ts";
import { compareMigrations, days, differences } from "./compare/compare-rows.ts";
import { fillDemo } from "./demo.ts";
import { billingToDo } from "./desk/billing-to-do.ts";
import { estimateMigrations, estimates } from "./estimates/estimate-rows.ts";
import { expireEstimates } from "./estimates/expire-estimates.ts";
import { matterMigrations, matters } from "./desk/matter-rows.ts";
import { documentMigrations, documents } from "./documents/document-rows.ts";
import { guardDocument } from "./documents/guard-document.ts";
import { askOffer } from "./insurance/ask-offer.ts";
import { guardPolicy } from "./insurance/find-policy.ts";
import { hearForms } from "./insurance/hear-forms.ts";
import { insuranceItem } from "./insurance/insurance-item.ts";
import { insuranceMigrations, insuranceRequests, policies } from "./insurance/policy-rows.ts";
import { policyWorkflow } from "./insurance/policy-workflow.ts";
import { insuranceToVerify } from "./insurance/to-verify.ts";
import { counters, invoiceMigrations, invoices, lines } from "./invoices/invoice-rows.ts";
import { invoiceWorkflow } from "./invoices/invoice-workflow.ts";
import { compareJob } from "./jobs/compare-days.ts";
import { reconcileJob } from "./jobs/reconcile.ts";
import { superbillsJob } from "./jobs/superbills.ts";
import { accounts, entries, ledgerMigrations, transactions } from "./ledger/ledger-rows.ts";
import { askProcessor } from "./listeners/ask-processor.ts";
import { followOrders, renewReceipts, tellOfPayments } from "./listeners/follow-payments.ts";
import { hearRemovals } from "./listeners/hear-removals.ts";
import { sendNotices } from "./listeners/send-notices.ts";
import { tryOrders } from "./listeners/try-orders.ts";
import { mergeClients } from "./merge-clients.ts";
import { methodsItem } from "./methods/methods-item.ts";
import { expiryJob } from "./methods/warn-of-expiry.ts";
import { notifications } from "./notices/notifications.ts";
import { offEffects } from "./off-effects.ts";
import { sendInvoiceOffer } from "./offers/send-invoice.ts";
import { methods, payerMigrations, payers, setups } from "./payers/payer-rows.ts";
import { paymentEnded, processorDue, receiptDue } from "./payments/payment-events.ts";
import { allocations, paymentMigrations, payments, processorEvents, refunds } from "./payments/payment-rows.ts";
import { paymentWorkflow } from "./payments/payment-workflow.ts";
import { webhooks } from "./processors/webhook.ts";
import { paymentsRouter } from "./router.ts";
import { runDue } from "./runs/run-due.ts";
import { runMigrations, runs } from "./runs/run-rows.ts";
import { goOnWithRuns } from "./runs/run-step.ts";
import { searchInvoices } from "./search.ts";
import { billed } from "./sessions/billed-capability.ts";
import { hearSessions } from "./sessions/hear-sessions.ts";
import { paymentsSettings } from "./settings.ts";
import { cardPage, sendCard } from "./test-processor/card-page.ts";
import { checkPage, sendCheck } from "./test-processor/check-page.ts";
import { deliveryWorkflow } from "./test-processor/delivery-workflow.ts";
import { noticeDue } from "./test-processor/notice-due.ts";
import { testAccounts, testCharges, testEvents, testMethods, testMigrations, testMovements, testRefunds, testSessions } from "./test-processor/test-rows.ts";
import { exportClient, exportClientFiles, exportPractice } from "./transfer/export-payments.ts";
import { importPractice } from "./transfer/import-payments.ts";
import { startingBalance } from "./transfer/starting-balance.ts";
import { payLinkPage, sendPayLink } from "./web/pay-link.ts";
import { payLinkMigrations, payLinks } from "./web/pay-link-rows.ts";
import { whyNot } from "./why-not.ts";
import { style } from "./web/style.ts";

export type { PaymentsRouter } from "./router.ts";
export type { BillableSession } from "./procedures/billable-sessions.ts";
export type { InvoiceLine } from "./procedures/overview.ts";
export type { AgingRow } from "./desk/aging.ts";
export type { QueueItem } from "./desk/queue-items.ts";
export type { InvoiceDetails } from "./procedures/invoice.ts";
export type { EligibilityAnswer } from "./insurance/eligibility/eligibility.ts";
export type { ShownPhoto, ShownPolicy } from "./insurance/shown-policy.ts";

export default definePlugin({
  manifest,
  models: [accounts, transactions, entries, payers, methods, setups, invoices, lines, counters, payments, allocations, refunds, processorEvents, mandates, orders, plans, instalments, documents, payLinks, policies, insuranceRequests, matters, runs, days, differences, advances, estimates, testAccounts, testMethods, testSessions, testCharges, testRefunds, testEvents, testMovements],
  migrations: [...ledgerMigrations, ...payerMigrations, ...invoiceMigrations, ...paymentMigrations, ...testMigrations, ...autopayMigrations, ...documentMigrations, ...payLinkMigrations, ...insuranceMigrations, ...matterMigrations, ...runMigrations, ...compareMigrations, ...advanceMigrations, ...estimateMigrations],
  router: paymentsRouter,
  workflows: [invoiceWorkflow, paymentWorkflow, orderWorkflow, policyWorkflow, deliveryWorkflow],
  cards: [invoiceCard, receiptCard, planCard, insuranceNeededCard, insuranceCard, estimateCard, paperCard],
  offers: [sendInvoiceOffer, askOffer],
  toDoSources: [billingToDo, insuranceToVerify],
  profileItems: [methodsItem, insuranceItem],
  search: searchInvoices,
  notifications,
  settings: paymentsSettings,
  events: [bookingSettled, paymentEnded, processorDue, receiptDue, orderDue, noticeDue, runDue],
  listens: [askProcessor, tellOfPayments, renewReceipts, followOrders, followAdvances, tryOrders, hearRemovals, sendNotices, goOnWithRuns, ...hearSessions, ...hearBookings, hearForms],
  provides: { "payments.billed": billed, "payments.at-booking": atBooking, "payments.ask-at-booking": askAtBooking, "payments.settled-at-booking": settledAtBooking },
  calls: { "scheduling.appointment": "^1.0.0", "scheduling.appointments": "^1.0.0", "scheduling.services": "^1.0.0", "forms.insurance-answers": "^1.0.0" },
  endpoints: [...webhooks, cardPage, sendCard, checkPage, sendCheck, payLinkPage, sendPayLink, style],
  jobs: { autopay: dailyAutopay, superbills: superbillsJob, reconcile: reconcileJob, "warn-of-expiry": expiryJob, "compare-days": compareJob, "expire-estimates": expireEstimates },
  audit: {
    paid: "began a payment", "changed-method": "changed a payment method", "removed-method": "removed a payment method", "drafted-invoice": "made a draft of an invoice", "changed-draft": "changed a draft of an invoice", "corrected-codes": "corrected the codes of an invoice", "sent-invoice": "sent an invoice", "voided-invoice": "made an invoice void", "wrote-off": "wrote off what was left of an invoice",
    credited: "credited an invoice", "recorded-payment": "recorded a payment", refunded: "gave a payment back", "opened-balance": "entered an opening balance",
    "agreed-autopay": "agreed to automatic payments", "changed-autopay": "changed automatic payments", "proposed-plan": "proposed a payment plan", "cancelled-plan": "took a payment plan back", "stopped-plan": "stopped a payment plan", "changed-plan": "changed what pays a payment plan", "split-payers": "changed who pays a client’s charges", "made-pay-link": "made a link to pay without signing in", "withdrew-pay-link": "took a link to pay without signing in back",
    "sent-estimate": "sent a good faith estimate", "acknowledged-estimate": "said that they have read a good faith estimate", "withdrew-estimate": "took a good faith estimate back",
    downloaded: "downloaded a paper about money", "issued-drafts": "sent several draft invoices", "used-credit": "used a client’s credit for invoices", "closed-matter": "said that something in billing is dealt with", "made-statements": "made statements for everybody who owes",
    "settled-difference": "settled a difference with the processor", "exported-books": "exported the books", "exported-aging": "exported what clients owe",
    "sent-insurance": "sent insurance details", "reviewed-insurance": "began to look at insurance details", "verified-insurance": "verified insurance", "rejected-insurance": "rejected insurance details", "insurance-expired": "ended insurance on its last day", "wrote-eligibility": "made a file that asks an insurer", "read-eligibility": "read an insurer’s answer",
  },
  exports: { client: exportClient, clientFiles: exportClientFiles, practice: exportPractice },
  imports: { practice: importPractice, clients: startingBalance },
  mergeClients,
  offEffects,
  whyNot,
  demo: fillDemo,
  demoSettings: { practiceNpi: "1992999825", taxId: "12-3456789", billingAddress: "12 Linden Street, second floor\nBrooklyn, NY 11201" },
  fileGuards: { document: guardDocument, policy: guardPolicy },
});
