/** Asks the application; every request carries the token, when there is one. */

const KEY = 'segue.token';

export const token = {
  get: () => sessionStorage.getItem(KEY),
  set: value => sessionStorage.setItem(KEY, value),
  forget: () => sessionStorage.removeItem(KEY),
};

/** The application's refusal. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export async function open(path, headers = {}, signal = undefined) {
  const sent = { ...headers };
  if (token.get()) {
    sent.Authorization = `Bearer ${token.get()}`;
  }
  const response = await fetch(path, { headers: sent, signal, cache: 'no-store', credentials: 'omit' });
  if (!response.ok) {
    const body = await response.json().catch(() => ({}));
    throw new Refused(response.status, body.error ?? `status ${response.status}`);
  }
  return response;
}

export const json = async path => (await open(path)).json();
