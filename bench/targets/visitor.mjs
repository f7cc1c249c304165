const PASSWORD = "sinergi-demo-2026";

/** A writer of the demo for loads, `SINERGI_DEMO_PEOPLE` of which there are. */
export const emailOf = (i) => `uji${i + 1}@${i % 2 ? "kominfo" : "kpu"}.contoh.test`;

/** A program that signs in as the API's description says and keeps its cookies. */
export class Visitor {
  #origin;
  #cookies = new Map();

  constructor(origin) {
    this.#origin = origin;
  }

  get cookie() {
    return [...this.#cookies].map((pair) => pair.join("=")).join("; ");
  }

  async signIn(email) {
    const { csrfToken } = await (await this.#ask("/api/auth/csrf")).json();
    const body = new URLSearchParams({ csrfToken, json: "true", email, password: PASSWORD });
    await this.#ask("/api/auth/callback/credentials", { method: "POST", body });
  }

  async post(where, body) {
    const headers = { "content-type": "application/json" };
    return (await this.#ask(where, { method: "POST", headers, body: JSON.stringify(body) })).json();
  }

  async #ask(where, init = {}) {
    const headers = { ...init.headers, cookie: this.cookie };
    const answer = await fetch(`${this.#origin}${where}`, { redirect: "manual", ...init, headers });
    if (!answer.ok) throw new Error(`${where}: ${answer.status} ${await answer.text()}`);
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(";", 1)[0].split(/=(.*)/s);
      this.#cookies.set(name, value);
    }
    return answer;
  }
}
