/**
 * The live messages: server-sent events over fetch, because EventSource sends no token. Comes back
 * by itself, from where it was, and says how old what is shown is.
 */
import { open } from './api.js';

const STALE_MS = 4000;
const DEAD_MS = 10_000;
const LONGEST_WAIT_MS = 8000;

export class Feed extends EventTarget {
  #lastId = null;
  #lastAt = Date.now();
  #connection = null;
  #state = 'connecting';
  #wait = 500;
  #wake = () => {};

  start() {
    setInterval(() => this.#watch(), 500);
    this.#run();
  }

  /** Connects anew at once, for example with another token. */
  restart() {
    this.#lastId = null;
    this.#wait = 500;
    this.#connection?.abort();
    this.#wake();
  }

  get state() {
    return this.#state;
  }

  get age() {
    return Date.now() - this.#lastAt;
  }

  #become(state) {
    this.#state = state;
    this.dispatchEvent(new Event('state'));
  }

  #watch() {
    if (this.#state === 'locked') {
      return;
    }
    if (this.age > STALE_MS) {
      this.#become('stale');
    }
    if (this.age > DEAD_MS) {
      this.#connection?.abort();
    }
  }

  async #run() {
    for (;;) {
      this.#connection = new AbortController();
      try {
        await this.#read();
      } catch (e) {
        if (e.status === 401) {
          this.#become('locked');
        }
      }
      if (this.#state === 'live') {
        this.#become('stale');
      }
      await new Promise(done => {
        this.#wake = done;
        setTimeout(done, this.#wait);
      });
      this.#wait = Math.min(LONGEST_WAIT_MS, 2 * this.#wait);
    }
  }

  async #read() {
    const headers = this.#lastId ? { 'Last-Event-ID': this.#lastId } : {};
    const response = await open('/api/v1/live', headers, this.#connection.signal);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      const blocks = (rest + value).split('\n\n');
      rest = blocks.pop();
      blocks.forEach(block => this.#message(block));
    }
  }

  #message(block) {
    const fields = {};
    for (const line of block.split('\n')) {
      const colon = line.indexOf(': ');
      fields[line.slice(0, colon)] = line.slice(colon + 2);
    }
    if (!fields.event) {
      return; // A heartbeat keeps the connection; it says nothing about the data.
    }
    this.#lastAt = Date.now();
    this.#wait = 500;
    if (this.#state !== 'live') {
      this.#become('live');
    }
    this.#lastId = fields.id ?? this.#lastId;
    this.dispatchEvent(new CustomEvent(fields.event, { detail: JSON.parse(fields.data) }));
  }
}
