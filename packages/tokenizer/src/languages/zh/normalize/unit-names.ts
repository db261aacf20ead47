/**
 * Names of units by their symbols.
 * @module
 */

/** Units whose symbol is written in one way: `m` is a metre, `M` is not. */
export const UNIT_NAMES: Readonly<Record<string, string>> = {
  km: "公里", m: "米", dm: "分米", cm: "厘米", mm: "毫米", μm: "微米", µm: "微米", um: "微米", nm: "纳米",
  "km²": "平方公里", "m²": "平方米", "cm²": "平方厘米", "mm²": "平方毫米", "㎡": "平方米", "m2": "平方米", "km2": "平方公里",
  "m³": "立方米", "cm³": "立方厘米", "km³": "立方公里", "m3": "立方米", "cm3": "立方厘米", "㎥": "立方米",
  t: "吨", kg: "千克", g: "克", mg: "毫克", μg: "微克", µg: "微克", lb: "磅", oz: "盎司",
  L: "升", l: "升", ml: "毫升", mL: "毫升", ha: "公顷", in: "英寸", inch: "英寸", ft: "英尺", mi: "英里", mph: "英里每小时",
  h: "小时", hr: "小时", min: "分钟", s: "秒", ms: "毫秒", μs: "微秒", µs: "微秒", ns: "纳秒",
  Hz: "赫兹", kHz: "千赫", MHz: "兆赫", GHz: "吉赫", A: "安", mA: "毫安", mAh: "毫安时", Ah: "安时",
  V: "伏", kV: "千伏", mV: "毫伏", W: "瓦", kW: "千瓦", MW: "兆瓦", GW: "吉瓦", mW: "毫瓦", kWh: "千瓦时",
  Ω: "欧姆", kΩ: "千欧", MΩ: "兆欧", Pa: "帕", hPa: "百帕", kPa: "千帕", MPa: "兆帕", J: "焦", kJ: "千焦",
  mmol: "毫摩尔", μmol: "微摩尔", µmol: "微摩尔", umol: "微摩尔", nmol: "纳摩尔", pmol: "皮摩尔", IU: "国际单位", mIU: "毫国际单位",
  ng: "纳克", pg: "皮克", dL: "分升", dl: "分升", μL: "微升", µL: "微升", uL: "微升", cc: "毫升", mcg: "微克", ug: "微克", mEq: "毫当量", "U/L": "单位每升", "IU/L": "国际单位每升", "U/mL": "单位每毫升", "U/ml": "单位每毫升",
  mSv: "毫西弗", μSv: "微西弗", Gy: "戈瑞", Bq: "贝克勒尔", cmH2O: "厘米水柱", "cmH₂O": "厘米水柱", bpm: "次每分钟",
  VA: "伏安", kVA: "千伏安", eV: "电子伏", MeV: "兆电子伏", keV: "千电子伏", Wh: "瓦时", Nm: "牛米", "N·m": "牛米", kN: "千牛", bar: "巴", psi: "磅每平方英寸",
  THz: "太赫兹", pF: "皮法", nF: "纳法", μF: "微法", µF: "微法", uF: "微法", mH: "毫亨", lx: "勒克斯", cd: "坎德拉", ppm: "百万分之一", mil: "密耳",
  "ft²": "平方英尺", "in²": "平方英寸", "dm³": "立方分米", "m³/h": "立方米每小时", "kg/m²": "千克每平方米", "g/cm³": "克每立方厘米", "kg/m3": "千克每立方米", "g/cm3": "克每立方厘米",
  "m/s": "米每秒", TWh: "太瓦时", GWh: "吉瓦时", MWh: "兆瓦时", "℃/min": "摄氏度每分钟", EB: "艾字节", Tbps: "太比特每秒", MP: "百万像素",
  cal: "卡", kcal: "千卡", N: "牛", mol: "摩尔", dB: "分贝", lm: "流明", rpm: "转每分钟", px: "像素",
  bps: "比特每秒", kbps: "千比特每秒", Mbps: "兆比特每秒", Gbps: "吉比特每秒",
  "m/s²": "米每二次方秒", "m/s2": "米每二次方秒", "r/min": "转每分钟", fps: "帧每秒", mmHg: "毫米汞柱", "dB(A)": "分贝",
  "μg/m³": "微克每立方米", "mg/m³": "毫克每立方米", "kg/m³": "千克每立方米", "W/m²": "瓦每平方米", "kW·h": "千瓦时",
  KB: "千字节", kB: "千字节", MB: "兆字节", GB: "吉字节", TB: "太字节", PB: "拍字节", M: "兆",
  "℃": "摄氏度", "°C": "摄氏度", "℉": "华氏度", "°F": "华氏度", "°": "度", "º": "度",
}; // prettier-ignore

/** What a quantity is per: in front of it for times (每小时十公里), behind it for the rest (五毫克每升). */
export const TIME_UNITS: Readonly<Record<string, string>> = {
  h: "小时", hr: "小时", hour: "小时", min: "分钟", s: "秒", sec: "秒", d: "天", day: "天",
}; // prettier-ignore
