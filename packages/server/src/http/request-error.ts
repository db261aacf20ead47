/** A refusal with its status. */
export class RequestError extends Error {
  override readonly name = "RequestError";

  /**
   * @param statusCode - 4xx or 5xx.
   * @param code - Stable name, such as `invalid_api_key`.
   * @param message - What to do about it.
   * @param param - The field it is about.
   */
  constructor(
    readonly statusCode: number,
    readonly code: string,
    message: string,
    readonly param: string | null = null,
  ) {
    super(message);
  }
}
