import { synthesize } from "@cosyvoice-lite/core";
import { SpeakButton } from "./speak-button.jsx";

/** A server component: speaks while the page is made. */
export default async function Page() {
  const speech = await synthesize("Spoken on the server.");
  const wav = Buffer.from(speech.toWav()).toString("base64");
  return (
    <main>
      <h1>Pages that speak</h1>
      <audio id="from-server" controls src={`data:audio/wav;base64,${wav}`} />
      <SpeakButton text="Spoken in the browser, 在浏览器里。" />
    </main>
  );
}
