import { accept } from "./procedures/accept.ts";
import { addCalendar } from "./procedures/add-calendar.ts";
import { addTimeOff } from "./procedures/add-time-off.ts";
import { answerOffer } from "./procedures/answer-offer.ts";
import { archiveService } from "./procedures/archive-service.ts";
import { book } from "./procedures/book.ts";
import { bookFor } from "./procedures/book-for.ts";
import { bookSeries } from "./procedures/book-series.ts";
import { calendar } from "./procedures/calendar.ts";
import { calendarFile } from "./procedures/calendar-file.ts";
import { cancel } from "./procedures/cancel.ts";
import { cancelFor } from "./procedures/cancel-for.ts";
import { cancelSeries } from "./procedures/cancel-series.ts";
import { chart } from "./procedures/chart.ts";
import { confirmComing } from "./procedures/confirm-coming.ts";
import { decideFee } from "./procedures/decide-fee.ts";
import { decline } from "./procedures/decline.ts";
import { details } from "./procedures/details.ts";
import { feed } from "./procedures/feed.ts";
import { handOver } from "./procedures/hand-over.ts";
import { hold } from "./procedures/hold.ts";
import { hours } from "./procedures/hours.ts";
import { list } from "./procedures/list.ts";
import { makeFeed } from "./procedures/make-feed.ts";
import { move } from "./procedures/move.ts";
import { moveFor } from "./procedures/move-for.ts";
import { moveSeries } from "./procedures/move-series.ts";
import { one } from "./procedures/one.ts";
import { openings } from "./procedures/openings.ts";
import { outcome } from "./procedures/outcome.ts";
import { previewSeries } from "./procedures/preview-series.ts";
import { propose } from "./procedures/propose.ts";
import { removeCalendar } from "./procedures/remove-calendar.ts";
import { removeTimeOff } from "./procedures/remove-time-off.ts";
import { requests } from "./procedures/requests.ts";
import { revokeFeed } from "./procedures/revoke-feed.ts";
import { runningLate } from "./procedures/running-late.ts";
import { saveDay } from "./procedures/save-day.ts";
import { saveHours } from "./procedures/save-hours.ts";
import { saveLocation } from "./procedures/save-location.ts";
import { saveService } from "./procedures/save-service.ts";
import { services } from "./procedures/services.ts";
import { setUp } from "./procedures/set-up.ts";
import { staffOpenings } from "./procedures/staff-openings.ts";
import { undoCancel } from "./procedures/undo-cancel.ts";
import { whose } from "./procedures/whose.ts";
import { router } from "./trpc.ts";

export const schedulingRouter = router({
  accept, addCalendar, addTimeOff, answerOffer, archiveService, book, bookFor, bookSeries, calendar, calendarFile, cancel, cancelFor, cancelSeries, chart, confirmComing, decideFee, decline, details, feed, handOver, hold, hours, list, makeFeed, move, moveFor, moveSeries, one, openings, outcome, previewSeries, propose, removeCalendar, removeTimeOff, requests, revokeFeed, runningLate,
  saveDay, saveHours, saveLocation, saveService, services, setUp, staffOpenings, undoCancel, whose,
});

export type SchedulingRouter = typeof schedulingRouter;
