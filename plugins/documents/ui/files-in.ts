/** The files that plain forms brought to a page, by its address. */
export const filesIn = (request: Request): string[] => [...new Set(new URL(request.url).searchParams.getAll("file"))].filter((id) => /^[0-9A-Z]{26}$/.test(id)).slice(0, 10);

/** A page's own address with the files it has. */
export const withFiles = (path: string, fileIds: readonly string[], more = ""): string => {
  const query = [more, ...fileIds.map((id) => `file=${id}`)].filter(Boolean).join("&");
  return query ? `${path}?${query}` : path;
};
