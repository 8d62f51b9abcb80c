import type { ReviewReply } from '#contract/review.ts';
import { fetchReview, type OpenRecord, sendDecision } from './api.ts';
import type { Attempt } from './attempt.ts';
import { decisionToast, hasWritten } from './decision-toast.ts';
import type { Host } from './host.ts';
import { newlyWritten } from './review-groups.ts';
import {
  attemptsToResend,
  initialReviewState,
  type ReviewAction,
  type ReviewState,
  reviewReducer,
} from './review-state.ts';
import { strings } from './strings.ts';

/** So often a lost decision is sent again by itself; after that a person asks. */
const resendsMax = 3;

/** One open record: what is known of its suggestions, and the requests that change it. */
export class ReviewSession {
  #host: Host;
  readonly #record: OpenRecord;
  readonly #listeners = new Set<() => void>();
  #state: ReviewState = initialReviewState;
  #running = false;
  /** Answers to any load but the newest are dropped: they would put an older truth on the screen. */
  #newestLoad = 0;
  #loading = false;
  #changedMeanwhile = false;
  readonly #onTheWay = new Map<string, 'sent' | 'answered'>();
  /** Decided here, and the write not finished when the answer came. */
  readonly #awaited = new Set<string>();
  readonly #resends = new Map<string, number>();

  constructor(host: Host, record: OpenRecord) {
    this.#host = host;
    this.#record = record;
    host.onRecordChanged(() => this.#recordChanged(host));
  }

  /** A host may hand over a fresh bridge while the card is open; what is on the screen stays. */
  readonly adopt = (host: Host): void => {
    if (host === this.#host) return;
    this.#host = host;
    host.onRecordChanged(() => this.#recordChanged(host));
  };

  readonly state = (): ReviewState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Loads for the first time. @returns what ends it: later answers change nothing any more */
  readonly start = (): (() => void) => {
    this.#running = true;
    void this.load();
    return () => {
      this.#running = false;
      this.#newestLoad += 1;
    };
  };

  readonly dispatch = (action: ReviewAction): void => {
    this.#state = reviewReducer(this.#state, action);
    for (const listener of this.#listeners) listener();
  };

  /** Reads everything anew. Resolves when this read is over, whatever came of it. */
  readonly load = async (): Promise<void> => {
    this.#newestLoad += 1;
    const mine = this.#newestLoad;
    this.#loading = true;
    this.dispatch({ type: 'load_started' });
    const result = await fetchReview(this.#host, this.#record);
    if (mine !== this.#newestLoad) return;
    this.#loading = false;
    for (const [id, phase] of this.#onTheWay) if (phase === 'answered') this.#onTheWay.delete(id);
    if (result.ok) this.#takeReply(result.value);
    else this.dispatch({ type: 'load_failed', problem: result.problem });
    if (!this.#changedMeanwhile) return;
    this.#changedMeanwhile = false;
    await this.load();
  };

  /** Sends a decision and shows what came of it. The same attempt again sends the same decision id. */
  readonly decide = async (attempt: Attempt): Promise<void> => {
    // The second click of a double click arrives before the button is gone.
    if (this.#onTheWay.has(attempt.suggestionId)) return;
    this.#onTheWay.set(attempt.suggestionId, 'sent');
    this.dispatch({ type: 'sent', attempt });
    const answer = await sendDecision(this.#host, attempt);
    if (answer.status === 'unanswered') {
      this.#onTheWay.delete(attempt.suggestionId);
      this.dispatch({ type: 'unanswered', attempt, problem: answer.problem });
      return;
    }
    const { reply } = answer;
    if (reply.ok) this.#onTheWay.set(attempt.suggestionId, 'answered');
    else this.#onTheWay.delete(attempt.suggestionId);
    if (reply.ok && reply.waiting) this.#awaited.add(attempt.suggestionId);
    this.dispatch({ type: 'answered', attempt, reply });
    const toast = decisionToast(attempt, reply, strings.crm[this.#record.crm]);
    this.#host.toast(toast.kind, toast.title, toast.message);
    if (hasWritten(attempt, reply)) this.#showWritten();
    await this.load();
  };

  #takeReply(reply: ReviewReply): void {
    const before = this.#state;
    this.dispatch({ type: 'loaded', reply, at: new Date() });
    if (before.status !== 'ready') return;
    const written = newlyWritten(before.reply, reply);
    if (written.length > 0) {
      this.#showWritten();
      // Only for what was decided here: the other card on the same record tells of its own decisions.
      const own = written.filter(({ id }) => this.#awaited.delete(id));
      const labels = [...new Set(own.map((suggestion) => suggestion.field.label))].join(', ');
      if (labels !== '') this.#host.toast('success', strings.toast.writtenTitle, labels);
    }
    for (const attempt of attemptsToResend(before, reply)) this.#resend(attempt);
  }

  /** The connection is back: what was clicked meanwhile is sent again. */
  #resend(attempt: Attempt): void {
    const { decisionId } = attempt.body;
    const count = this.#resends.get(decisionId) ?? 0;
    if (count >= resendsMax) return;
    this.#resends.set(decisionId, count + 1);
    void this.decide(attempt);
  }

  #recordChanged(host: Host): void {
    if (!this.#running || host !== this.#host) return;
    // A burst of changes costs two requests, not one each: HubSpot allows twenty at a time for a whole account.
    if (this.#loading) this.#changedMeanwhile = true;
    else void this.load();
  }

  #showWritten(): void {
    // The write stands whether or not the page shows it, so a host that cannot refresh is no failure of the decision.
    this.#host.refreshRecord().catch(() => undefined);
  }
}
