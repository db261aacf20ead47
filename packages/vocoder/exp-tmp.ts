import { readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { griffinLim } from "./src/dsp/griffin-lim";
import { stft, istft } from "./src/dsp/stft";
import { melSpectrogram } from "./src/dsp/mel-spectrogram";
import { createMelBasisFor } from "./src/dsp/mel-basis";
import { createMelInverter } from "./src/dsp/mel-inversion";
import { fillNoise } from "./src/sources/noise";
import { createPulseTrain } from "./src/sources/pulse-train";
const spec={sampleRate:24000,fftSize:2048,windowLength:1200,hopLength:300,bins:80,minFrequency:0,maxFrequency:12000,scale:"slaney",power:1,logFloor:1e-5} as const;
function wav(path:string,x:Float32Array){const b=Buffer.alloc(44+2*x.length);b.write("RIFF",0);b.writeUInt32LE(36+2*x.length,4);b.write("WAVEfmt ",8);b.writeUInt32LE(16,16);b.writeUInt16LE(1,20);b.writeUInt16LE(1,22);b.writeUInt32LE(24000,24);b.writeUInt32LE(48000,28);b.writeUInt16LE(2,32);b.writeUInt16LE(16,34);b.write("data",36);b.writeUInt32LE(2*x.length,40);for(let i=0;i<x.length;i++)b.writeInt16LE(Math.round(32767*Math.max(-1,Math.min(1,x[i]))),44+2*i);writeFileSync(path,b);}
const f32=(p:string)=>{const b=readFileSync(p);return new Float32Array(b.buffer.slice(b.byteOffset,b.byteOffset+b.length));};
interface V {fft:number; updates:number; f0:"none"|"phase"|"both"; floor?:number; knee?:number; sharp?:number; iters?:number; momentum?:number; smooth?:boolean;unv?:boolean;add?:number}
export function run(mel:Float32Array,F:number,f0:Float32Array,v:V){
  const s={fftSize:v.fft,windowLength:1200,hopLength:300}; const bins=v.fft/2+1; const len=F*300;
  const basis=createMelBasisFor(spec,v.fft); const inv=createMelInverter(basis,v.updates);
  const noise=new Float64Array(len); fillNoise(noise,0);
  let guess:Float32Array|Float64Array=noise; let lin=new Float32Array(F*bins).fill(1);
  if(v.f0!=="none"){
    const pulse=new Float64Array(len); createPulseTrain(f0,{sampleRate:24000,hopLength:300}).fill(pulse);
    const P=stft(pulse,s,"zero",F),N=stft(noise,s,"zero",F);
    const re=new Float32Array(F*bins),im=new Float32Array(F*bins);
    for(let t=0;t<F;t++) for(let k=0;k<bins;k++){ const i=t*bins+k; const hz=k*24000/v.fft; const x=f0[t]>0? Math.min(1,hz/(v.knee??6000)):1; const g=f0[t]>0?(v.floor??.05)+(1-(v.floor??.05))*x*x:1; const h=f0[t]>0?Math.sqrt(1-x*x*.8):0;
      re[i]=h*P.real[i]+g*N.real[i]; im[i]=h*P.imag[i]+g*N.imag[i];
      if(v.f0==="both"){ const hp=Math.hypot(P.real[i],P.imag[i]); lin[i]= f0[t]>0? h*hp+g*20.5 : 1; if(!v.smooth && (f0[t]>0||v.unv)) lin[i]=Math.hypot(re[i],im[i])+(v.add??.3); } }
    guess=istft({frames:F,bins,real:re,imag:im},s,len);
  }
  const col=new Float64Array(80);
  for(let t=0;t<F;t++){ for(let m=0;m<80;m++) col[m]=Math.exp(mel[m*F+t]); inv.invert(col,lin,t*bins); }
  if(v.sharp) for(let i=0;i<lin.length;i++) lin[i]=lin[i]**v.sharp;
  const g=griffinLim(lin,F,{...s,iterations:v.iters??30,momentum:v.momentum??.99},guess); let r; do r=g.next(); while(!r.done);
  const y=r.value as Float32Array; 
  if(v.sharp){let a=0,b=0; /* level */ const m2=melSpectrogram(y,spec).mel; for(let i=0;i<mel.length;i++){a+=Math.exp(mel[i]);b+=Math.exp(m2[i]);} for(let i=0;i<y.length;i++)y[i]*=a/b;}
  return y;
}
const variants:Record<string,V>=JSON.parse(readFileSync("/tmp/voc/variants.json","utf8"));
for(const [name,v] of Object.entries(variants)){ let d=0,n=0,ms=0,sec=0; mkdirSync("/tmp/voc/out/"+name,{recursive:true});
 for(let i=0;i<8;i++){ const id=String(i).padStart(3,"0"); const x=f32(`/tmp/voc/ref/${id}.f32`),f0=f32(`/tmp/voc/ref/${id}.f0`); const {mel,frames}=melSpectrogram(x,spec);
  const t0=performance.now(); const y=run(mel,frames,f0,v); ms+=performance.now()-t0; sec+=y.length/24000;
  const m2=melSpectrogram(y,spec).mel; for(let j=0;j<mel.length;j++){ if(mel[j]<-8) continue; d+=Math.abs(mel[j]-m2[j]); n++;} wav(`/tmp/voc/out/${name}/${id}.wav`,y); }
 console.log(name,"logmel L1",(d/n).toFixed(4),"xRT",(sec*1000/ms).toFixed(1));
}
