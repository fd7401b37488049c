/** The settings of a banner message, of the practice or of a professional. */
export const bannerNames = ["bannerText", "bannerFrom", "bannerUntil", "bannerDismissible"];
