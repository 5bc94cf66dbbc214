/**
 * What people say while they read a number out: pauses, sounds, and words about the number itself. Alternatives of a pattern
 * over folded text; sounds first, for they are most frequent.
 */
export const FILLERS =
  '[呃嗯啊额哦唔诶哎欸噢喔哈呢嘛吧对好再]|那个|这个|那什么|就是说?|然后再?是?|后面的?[是呢]?|接着是?|接下来是?|下面是?|之后是?|完了是?|再是|' +
  '还有|等一下|等下|等等|稍等|我看看|我看一下|我看下|我想想|我想一下|我找找|我再看看|您记一下|你记一下|[您你]记|记一下|听好了?|' +
  '最后[两三四]?位?是?|后[两三四五六]位是?|前[三四六]位是?|中间是?|末尾是?|横杠|短横|空格|杠|是'
export const ENGLISH_FILLERS = "um+\\b|uh+\\b|er+m?\\b|hm+\\b|let me see\\b|hold on\\b|that's\\b|it's\\b|okay\\b|ok\\b"

/** Signs that a writer puts between the parts of a number, or a transcript between what was said; for a class of a pattern. */
export const STOPS = '.,、;:_·•/\\\\|#"^=【】“”\'\\[\\]'
/** Whether a gap holds one: a list of sums has them as well, so the parts have to fit more closely. */
export const HAS_STOP = new RegExp(`[${STOPS}*]`)
/** Between the characters of a code that mixes letters and digits. */
export const CODE_GAP = `(?:[ ~()${STOPS}*-]|[呃嗯啊]|那个|然后|横?杠|空格)`
