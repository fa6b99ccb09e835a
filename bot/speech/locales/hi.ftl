### Kept like en.ftl: the same keys, the same values. Polite: आप.

## Start and help

start = नमस्ते! मैं फ़ोटो को चलते-फिरते 3D कार्टून स्टिकर में बदलता हूँ।

    मुझे फ़ोटो भेजें और थीम चुनें, या उसके नीचे लिखें: /theme अंतरिक्ष का समुद्री डाकू

    /help बताता है कि मैं और क्या कर सकता हूँ, /privacy बताता है कि मैं क्या रखता हूँ।
start-group = किसी फ़ोटो का जवाब /theme अंतरिक्ष का समुद्री डाकू से दें, मैं उसका स्टिकर बना दूँगा। बाकी सब /help में है।
help-telegram = स्टिकर
    • फ़ोटो भेजें और थीम चुनें, या नीचे लिखें: /theme अंतरिक्ष का समुद्री डाकू
    • ग्रुप में किसी फ़ोटो का जवाब दें: /theme अंतरिक्ष का समुद्री डाकू
    • आख़िर में उद्धरण चिह्नों के शब्द स्टिकर पर आते हैं: /theme अंतरिक्ष का समुद्री डाकू “नमस्ते!”
    • /pack एक फ़ोटो से चेहरे के बारह भाव बनाता है
    • /me आपकी प्रोफ़ाइल फ़ोटो का स्टिकर बनाता है
    • फ़ोटो, फ़ाइल के रूप में तस्वीरें, चार तक की एल्बम और स्टिकर चलते हैं; वीडियो और GIF से मैं सबसे अच्छा फ़्रेम लेता हूँ।
    • किसी भी चैट में @{ $bot } और कुछ शब्द लिखकर अपना स्टिकर भेजें।

    आपका
    • /packs: आपके स्टिकर पैक
    • /language, /privacy, /forget_me
    • /no_stickers_of_me: कोई और आपकी फ़ोटो इस्तेमाल न करे
    • /remember_me: दोबारा फ़ोटो भेजे बिना स्टिकर
    • /help_training: बेहतर चित्र बनाना सीखने में मेरी मदद करें

    ग्रुप
    • /settings: थीम, सीमाएँ और बहुत कुछ, एडमिन के लिए
help-discord = स्टिकर
    • /theme के साथ फ़ोटो और कुछ शब्द, जैसे अंतरिक्ष का समुद्री डाकू
    • आख़िर में उद्धरण चिह्नों के शब्द स्टिकर पर आते हैं: /theme अंतरिक्ष का समुद्री डाकू “नमस्ते!”
    • तस्वीर वाले किसी भी संदेश पर “ऐप्स > स्टिकर बनाएँ”
    • किसी सदस्य पर “ऐप्स > अवतार का स्टिकर”
    • तस्वीर वाले संदेश में मेरा उल्लेख करें
    • /pack एक फ़ोटो से चेहरे के बारह भाव बनाता है

    आपका
    • /packs: आपके स्टिकर पैक
    • /language, /privacy, /forget_me
    • /no_stickers_of_me: कोई और आपकी फ़ोटो इस्तेमाल न करे
    • /remember_me: दोबारा फ़ोटो भेजे बिना स्टिकर
    • /help_training: बेहतर चित्र बनाना सीखने में मेरी मदद करें

    सर्वर
    • /toonbooth settings: थीम, सीमाएँ और बहुत कुछ, सर्वर संभालने वालों के लिए

## Privacy

privacy = मैं क्या रखता हूँ
    • आपकी फ़ोटो: सिर्फ़ स्टिकर बनने तक, ज़्यादा से ज़्यादा एक दिन। वह कहाँ और कब खींची गई, यह मैं तुरंत हटा देता हूँ।
    • आपके स्टिकर और पैक: जब तक आप उन्हें न मिटाएँ।
    • किसने, कब, किन शब्दों में माँगा और फ़ोटो चैट में कहाँ थी, ताकि “फिर से” काम करे।
    • आपके चेहरे के माप, सिर्फ़ संख्याओं में: केवल /remember_me के बाद।
    • सीखने के लिए कटआउट और चित्र: केवल /help_training के बाद।

    /forget_me यह सब मिटा देता है।
privacy-asking = किसी और के स्टिकर बनाने से पहले फ़ोटो भेजने वाले से पूछा जाता है।
privacy-not-asking = यहाँ के एडमिन सबको बिना पूछे दूसरों की फ़ोटो के स्टिकर बनाने देते हैं। अगर आप यह नहीं चाहते: /no_stickers_of_me

## Forget me

forget-question = क्या मैं आपका सब कुछ मिटा दूँ: स्टिकर, पैक, सेटिंग और जो कुछ मुझे आपके बारे में याद है? जो बन रहा है, वह रद्द हो जाएगा। इसे वापस नहीं लाया जा सकता। जो चैट में भेजा जा चुका है, वह वहीं रहेगा।
forget-working = मिटा रहा हूँ…
forget-kept = ठीक है, सब कुछ वैसा ही रहेगा।
forget-receipt = हो गया। अब मेरे पास आपका कुछ भी नहीं है।
    • मिटाए गए स्टिकर: { $stickers }
    • मिटाए गए अनुरोध: { $jobs }
    • मिटाए गए सीखने के उदाहरण: { $lessons }
    • कब: { DATETIME($at, dateStyle: "medium", timeStyle: "short", timeZone: "UTC") } UTC

    सिर्फ़ एक कोड बचता है जिसमें आपका नाम नहीं है: उसकी वजह से बैकअप से बहाल होने पर भी आपकी चीज़ें वापस नहीं आतीं, और प्रतिबंध बने रहते हैं।

## Language

language-question = मैं आपसे किस भाषा में बात करूँ?
language-automatic = जैसी मेरे ऐप में है
language-saved = अब मैं आपसे हिन्दी में बात करता हूँ।
language-saved-automatic = अब मैं आपके ऐप की भाषा में बात करता हूँ।

## Making

make-send-photo = पहले मुझे फ़ोटो भेजें, फिर मैं उसका स्टिकर बनाऊँगा।
make-choose-theme = कौन-सी थीम हो? एक चुनें या अपने शब्दों में लिखें।
make-choose-theme-here = कौन-सी थीम हो? एक चुनें या अपने शब्दों में इस संदेश का जवाब दें।
make-choose-listed = कौन-सी थीम हो?
make-own-words = कुछ शब्दों में लिखें कि वह कैसा दिखे, जैसे: अंतरिक्ष का समुद्री डाकू
make-no-words = कमांड के बाद लिखें कि वह कैसा दिखे: /theme अंतरिक्ष का समुद्री डाकू
make-no-photo-there = उस संदेश में कोई फ़ोटो नहीं है। फ़ोटो वाले संदेश का जवाब दें।
make-what-works = यह मैं इस्तेमाल नहीं कर सकता। फ़ोटो, फ़ाइल के रूप में तस्वीर, स्टिकर, GIF या वीडियो भेजें।
make-album-cut =
    { $limit ->
        [one] एल्बम से मैं सिर्फ़ पहली फ़ोटो लेता हूँ।
       *[other] एल्बम से मैं सिर्फ़ पहली { $limit } फ़ोटो लेता हूँ।
    }
make-no-avatar = मुझे प्रोफ़ाइल फ़ोटो नहीं दिख रही। उसकी जगह कोई फ़ोटो भेजें।
make-download-failed = मैं फ़ोटो नहीं ला सका। कृपया फिर से भेजें।
make-pack = मैं आपकी फ़ोटो से चेहरे के बारह भाव बना रहा हूँ। वे एक-एक करके आएँगे।
make-group-hint = इस ग्रुप में मैं फ़ोटो के नीचे लिखा नहीं पढ़ सकता। फ़ोटो का जवाब दें: /theme अंतरिक्ष का समुद्री डाकू
make-nothing-remembered = मुझे आपका चेहरा याद नहीं है। फ़ोटो भेजें, या पहले /remember_me करें।

## Progress

progress-title = “{ $theme }”
progress-received = मिल गया, एक पल…
progress-waiting =
    { $ahead ->
        [0] अगली बारी आपकी है।
        [one] आपसे पहले { $ahead } स्टिकर है।
       *[other] आपसे पहले { $ahead } स्टिकर हैं।
    }
progress-starting = शुरू हो रहा है…
progress-stage-cut-out = काट रहा हूँ
progress-stage-cartoon = कार्टून बना रहा हूँ
progress-stage-scene = 3D में ढाल रहा हूँ
progress-stage-preview = झलक बना रहा हूँ
progress-stage-render = रेंडर कर रहा हूँ
progress-stage-encode = फ़ाइलें पूरी कर रहा हूँ
progress-eta-seconds =
    { $count ->
        [one] लगभग { $count } सेकंड बाकी
       *[other] लगभग { $count } सेकंड बाकी
    }
progress-eta-minutes =
    { $count ->
        [one] लगभग { $count } मिनट बाकी
       *[other] लगभग { $count } मिनट बाकी
    }
progress-eta-hours =
    { $count ->
        [one] लगभग { $count } घंटा बाकी
       *[other] लगभग { $count } घंटे बाकी
    }
progress-preview = यह रही झलक। स्टिकर आ रहा है।
progress-sending = तैयार है। भेज रहा हूँ…
progress-pack = { $total } में से { $done } स्टिकर तैयार हैं।

## Cancel

button-cancel = रद्द करें
cancel-running = रोक रहा हूँ…
cancel-done = रद्द किया गया। कुछ भी नहीं रखा गया।

## Result

button-again = फिर से
button-variants = 4 रूप
button-more = ज़्यादा कार्टूनी
button-less = कम कार्टूनी
button-theme = दूसरी थीम
button-own-words = अपने शब्द
button-pack = मेरे पैक में जोड़ें
button-files = फ़ाइलें
button-show = मेरा स्टिकर दिखाएँ
button-delete = मिटाएँ
button-fine = सबसे अच्छी क्वालिटी
result-ready = आपका स्टिकर तैयार है।
result-for = { $user }, आपका स्टिकर तैयार है।
result-moved = { $place } में मुझे स्टिकर भेजने की अनुमति नहीं है, इसलिए आपका यहाँ है।
result-files = इस स्टिकर की सभी फ़ाइलें
result-as-file = इसे स्टिकर के रूप में नहीं भेजा जा सका, इसलिए यह फ़ाइल के रूप में है।
result-too-large = यह फ़ाइल इस चैट के लिए बहुत बड़ी है, इसलिए छोड़ दी गई: { $name }
result-deleted = मिटा दिया, यहाँ से और जहाँ-जहाँ मैंने रखा था।
result-delete-question = यह स्टिकर मिटाएँ? इसे वापस नहीं लाया जा सकता।
result-variants = चार रूप बना रहा हूँ…
result-most-cartoony = इससे ज़्यादा कार्टूनी नहीं हो सकता।
result-least-cartoony = इससे कम कार्टूनी नहीं हो सकता।
result-finest = यह पहले से सबसे अच्छी क्वालिटी है।

## Faces

faces-question =
    { $count ->
        [one] मुझे { $count } चेहरा दिख रहा है। कौन-सा बनाऊँ?
       *[other] मुझे { $count } चेहरे दिख रहे हैं। कौन-सा बनाऊँ?
    }
button-all-faces = सभी

## Asking the author of a photo

consent-question = { $asker } को आपकी फ़ोटो का कार्टून स्टिकर चाहिए, “{ $theme }”। क्या आप अनुमति देते हैं?
consent-question-avatar = { $asker } को आपकी प्रोफ़ाइल फ़ोटो का कार्टून स्टिकर चाहिए, “{ $theme }”। क्या आप अनुमति देते हैं?
consent-waiting = यह फ़ोटो { $author } की है। मैंने पूछ लिया है; अनुमति मिलते ही शुरू करूँगा।
consent-allowed = अनुमति मिल गई। स्टिकर बन रहा है।
consent-denied = { $author } को इस फ़ोटो का स्टिकर नहीं चाहिए।
consent-denied-thanks = ठीक है, कोई स्टिकर नहीं बनेगा। आगे कोई न पूछे, इसके लिए: /no_stickers_of_me
consent-unanswered = { $author } का जवाब नहीं आया, इसलिए कोई स्टिकर नहीं बना।
consent-over = इस सवाल का जवाब समय पर नहीं आया, इसलिए कोई स्टिकर नहीं बना।
consent-unknown-author = मैं फ़ोटो भेजने वाले से नहीं पूछ सकता, इसलिए स्टिकर नहीं बनाऊँगा। अगर फ़ोटो आपकी है, तो ख़ुद भेजें।
button-allow = अनुमति दें
button-deny = अनुमति न दें

## What I may use and remember

optout-on = अब कोई और आपकी फ़ोटो या प्रोफ़ाइल फ़ोटो के स्टिकर नहीं बना सकता।
optout-off = जहाँ अनुमति है, वहाँ दूसरे फिर से आपकी फ़ोटो के स्टिकर बना सकते हैं।
remember-question = क्या मैं आपके चेहरे के माप याद रखूँ, सिर्फ़ संख्याओं में, बिना तस्वीर के? तब फ़ोटो भेजे बिना स्टिकर मिलेंगे। और जानकारी /privacy में है।
remember-on = आपकी अगली फ़ोटो से मैं आपका चेहरा याद रखूँगा। कभी भी वापस लें: /remember_me
remember-off = अब मुझे आपका चेहरा याद नहीं है। जो था, वह मिटा दिया गया।
training-question = क्या मैं आपके स्टिकर से सीख सकता हूँ? मैं हर फ़ोटो का कटआउट और चित्र रखूँगा, जब तक आप वापस न लें। और जानकारी /privacy में है।
training-on = धन्यवाद! अब से मैं आपके बनाए स्टिकर से सीखता हूँ। कभी भी वापस लें: /help_training
training-off = अब मैं आपसे कुछ नहीं सीखता। जो आपने दिया था, वह मिटा दिया गया।
button-turn-on = चालू करें
button-turn-off = बंद करें

## Presses of buttons

press-not-yours = यह बटन किसी और के लिए है। अपना स्टिकर /theme से बनाएँ
press-gone = यह बटन बहुत पुराना है। कृपया फिर से शुरू करें।
press-forged = मैं इस बटन को नहीं जानता। कृपया फिर से शुरू करें।
press-working = एक पल…
button-yes = हाँ
button-no = नहीं
button-back = वापस
button-previous = पिछला
button-next = आगे
button-close = बंद करें

## Settings of a group or server

settings-title = { $place } की सेटिंग
settings-line = { $name }: { $value }
settings-admins-only = सिर्फ़ इस ग्रुप के एडमिन इसकी सेटिंग बदल सकते हैं।
settings-needs-right = इसके लिए आपको “सर्वर प्रबंधित करें” अनुमति चाहिए।
settings-groups-only = सेटिंग ग्रुप की होती है। मुझे किसी ग्रुप में जोड़ें और वहाँ /settings लिखें।
settings-saved = सहेजा गया।
settings-closed = सेटिंग बंद कर दी गई।
settings-on = चालू
settings-off = बंद
settings-themes = थीम
settings-themes-description = यहाँ कौन-सी थीम चल सकती हैं
settings-themes-all = सभी
settings-themes-listed = सिर्फ़ चुनी हुई
settings-themes-choose = थीम चुनें
settings-free-words = अपने शब्द
settings-free-words-description = क्या लोग कोई भी थीम लिख सकते हैं
settings-makers = स्टिकर कौन बनाए
settings-makers-everyone = सभी
settings-makers-admins = सिर्फ़ एडमिन
settings-user-quota = प्रति व्यक्ति स्टिकर
settings-user-quota-description = एक व्यक्ति यहाँ एक दिन में कितने बना सकता है
settings-quota = कुल स्टिकर
settings-quota-description = यहाँ एक दिन में कितने बन सकते हैं
settings-unlimited = यहाँ कोई सीमा नहीं
settings-per-day =
    { $count ->
        [one] रोज़ { $count }
       *[other] रोज़ { $count }
    }
settings-strictness = नग्नता फ़िल्टर
settings-strictness-description = कौन-सी फ़ोटो अस्वीकार हों
settings-strictness-strict = सख़्त
settings-strictness-usual = मध्यम
settings-strictness-off = बंद
settings-language = भाषा
settings-language-each = हर किसी की अपनी
settings-ask-authors = पहले पूछें
settings-ask-authors-description = दूसरों के इस्तेमाल से पहले फ़ोटो भेजने वाले से पूछें
settings-quiet = शांत मोड
settings-quiet-description = प्रगति के संदेश नहीं, सिर्फ़ स्टिकर
settings-results-in = स्टिकर कहाँ आएँ
settings-results-in-here = यहाँ
settings-results-in-private = निजी चैट में

## Packs

packs-title = आपके पैक
packs-empty = आपके पास अभी कोई पैक नहीं है।
packs-line =
    { $count ->
        [one] { $title }: { $count } स्टिकर
       *[other] { $title }: { $count } स्टिकर
    }
button-new-pack = नया पैक
button-rename = नाम बदलें
button-order = क्रम
button-emoji = इमोजी
button-delete-pack = पैक मिटाएँ
button-link = लिंक
button-hand-over = सौंपें
button-remove = निकालें
button-up = ऊपर
button-down = नीचे
button-upload-emoji = इमोजी के रूप में जोड़ें
button-upload-sticker = इस सर्वर में जोड़ें
packs-ask-name = पैक का नाम क्या हो? नाम लिखें।
packs-bad-name = नाम में 1 से { $most } अक्षर होते हैं। कृपया दूसरा लिखें।
packs-name-taken = इस नाम का पैक आपके पास पहले से है। कृपया दूसरा लिखें।
packs-created = पैक “{ $title }” बन गया।
packs-renamed = पैक का नाम अब “{ $title }” है।
packs-delete-question = पैक “{ $title }” मिटाएँ? स्टिकर बने रहेंगे।
packs-deleted = पैक मिटा दिया गया।
packs-choose-pack = किस पैक में?
packs-choose-sticker = कौन-सा स्टिकर?
packs-ask-emoji = इस स्टिकर से मेल खाते 1 से 20 इमोजी भेजें।
packs-bad-emoji = कृपया 1 से 20 इमोजी भेजें, और कुछ नहीं।
packs-emoji-saved = सहेजा गया: { $emoji }
packs-added = “{ $title }” में जोड़ा गया।
packs-added-already = यह पहले से “{ $title }” में है।
packs-removed = “{ $title }” से निकाला गया।
packs-link = यह रहा “{ $title }”: { $link }
packs-link-empty = बिना स्टिकर वाले पैक का अभी कोई लिंक नहीं है।
packs-ask-heir = “{ $title }” किसे मिले? उन्हें यह लिंक भेजें; जो पहले खोलेगा, पैक उसका होगा: { $link }
packs-heir-question = { $owner } आपको पैक “{ $title }” देना चाहते हैं। क्या आप लेंगे?
packs-handed-over = “{ $title }” अब { $owner } का है।
packs-taken-over = “{ $title }” अब आपका है।
packs-full =
    { $most ->
        [one] “{ $title }” { $most } स्टिकर से भर गया। नए “{ $next }” में जाएँगे।
       *[other] “{ $title }” { $most } स्टिकर से भर गया। नए “{ $next }” में जाएँगे।
    }
packs-too-many =
    { $most ->
        [one] आप { $most } पैक रख सकते हैं। पहले उसे मिटाएँ।
       *[other] आप { $most } पैक रख सकते हैं। पहले एक मिटाएँ।
    }
packs-uploading = स्टिकर जोड़ रहा हूँ: { $total } में से { $done }
packs-paused =
    { $minutes ->
        [one] Telegram { $minutes } मिनट का विराम चाहता है। फिर मैं ख़ुद आगे बढ़ूँगा।
       *[other] Telegram { $minutes } मिनट का विराम चाहता है। फिर मैं ख़ुद आगे बढ़ूँगा।
    }
packs-gone = यह पैक अब नहीं है।
packs-left-out =
    { $count ->
        [one] { $total } में से { $count } नहीं बन सका और छोड़ दिया गया।
       *[other] { $total } में से { $count } नहीं बन सके और छोड़ दिए गए।
    }
packs-start-first = मैं आपके लिए पैक बना सकूँ, इससे पहले हमारी निजी चैट खोलें और Start दबाएँ: { $link }
packs-need-right = इसके लिए मुझे इस सर्वर पर “एक्सप्रेशन बनाएँ” अनुमति चाहिए।
packs-you-need-right = इसके लिए आपको इस सर्वर पर “एक्सप्रेशन बनाएँ” अनुमति चाहिए।
packs-no-room = इस सर्वर पर और जगह नहीं है। पहले कुछ हटाएँ।
packs-uploaded-emoji = इमोजी :{ $name }: अब इस सर्वर पर है।
packs-uploaded-sticker = स्टिकर “{ $name }” अब इस सर्वर पर है।

## Private chat, groups and servers

private-needed = मैं अभी आपको लिख नहीं सकता। हमारी निजी चैट खोलें और Start दबाएँ: { $link }
private-closed = मैं आपको लिख नहीं सकता। इस सर्वर के सदस्यों के सीधे संदेशों की अनुमति दें, फिर कोशिश करें।
private-waiting = { $user }, आपका स्टिकर तैयार है, पर मैं आपको लिख नहीं सकता। बटन दबाएँ: उसे सिर्फ़ आप देखेंगे। इस सर्वर के सदस्यों के सीधे संदेशों की अनुमति देने पर अगला अपने आप आएगा।
group-added = नमस्ते! मैं फ़ोटो को चलते-फिरते 3D कार्टून स्टिकर में बदलता हूँ।

    किसी फ़ोटो का जवाब /theme अंतरिक्ष का समुद्री डाकू से दें। ग्रुप में मैं अक्सर फ़ोटो के नीचे लिखा नहीं पढ़ पाता, इसलिए जवाब देना पक्का तरीका है।

    एडमिन: /settings
server-added = नमस्ते! मैं फ़ोटो को चलते-फिरते 3D कार्टून स्टिकर में बदलता हूँ।

    फ़ोटो के साथ /theme, या तस्वीर वाले संदेश पर “ऐप्स > स्टिकर बनाएँ” इस्तेमाल करें।

    सर्वर संभालने वाले: /toonbooth settings
group-no-rights = मुझे यहाँ स्टिकर और तस्वीरें भेजने की अनुमति नहीं है। कृपया किसी एडमिन से कहें।
server-no-rights = मुझे इस चैनल में लिखने या फ़ाइलें जोड़ने की अनुमति नहीं है। कृपया किसी एडमिन से कहें।
quiet-hint = यहाँ शांत मोड चालू है: स्टिकर बिना दूसरे संदेशों के आएगा।
inline-none = अभी कोई स्टिकर नहीं है। एक बनाएँ!
inline-start = स्टिकर बनाएँ
bot-about = फ़ोटो को किसी भी थीम के चलते-फिरते 3D कार्टून स्टिकर में बदलता है।
bot-description = मुझे फ़ोटो भेजें और बताएँ कि वह कैसा दिखे: अंतरिक्ष का समुद्री डाकू, कवाई, कॉमिक हीरो… आपको चलता-फिरता 3D कार्टून स्टिकर और अपने पैक मिलते हैं।

## Commands: names are for Discord, descriptions for both

command-theme-name = थीम
command-theme-description = फ़ोटो से चलता-फिरता 3D कार्टून स्टिकर बनाएँ
command-pack-name = पैक
command-pack-description = एक फ़ोटो से चेहरे के बारह भाव बनाएँ
command-packs-name = मेरे_पैक
command-packs-description = आपके स्टिकर पैक
command-me-description = अपनी प्रोफ़ाइल फ़ोटो का स्टिकर बनाएँ
command-help-name = मदद
command-help-description = मैं क्या कर सकता हूँ
command-privacy-name = निजता
command-privacy-description = मैं क्या रखता हूँ और कितने समय तक
command-forget-me-name = मुझे_भूल_जाओ
command-forget-me-description = मेरे पास आपका जो कुछ है, सब मिटाएँ
command-language-name = भाषा
command-language-description = वह भाषा चुनें जिसमें मैं आपसे बात करूँ
command-no-stickers-of-me-name = मेरे_स्टिकर_नहीं
command-no-stickers-of-me-description = कोई और आपकी फ़ोटो और प्रोफ़ाइल फ़ोटो इस्तेमाल न करे
command-remember-me-name = मुझे_याद_रखो
command-remember-me-description = दोबारा फ़ोटो भेजे बिना स्टिकर पाएँ
command-help-training-name = सीखने_में_मदद
command-help-training-description = मुझे अपने स्टिकर से सीखने दें
command-settings-name = सेटिंग
command-settings-description = थीम, सीमाएँ और बहुत कुछ, एडमिन के लिए
command-toonbooth-name = toonbooth
command-toonbooth-description = इस सर्वर पर Toonbooth
option-photo-name = फ़ोटो
option-photo-description = जिस तस्वीर का स्टिकर बने
option-prompt-name = थीम
option-prompt-description = वह कैसा दिखे, जैसे: अंतरिक्ष का समुद्री डाकू
option-caption-name = लिखावट
option-caption-description = वे शब्द जो स्टिकर पर लिखे जाएँ
option-strength-name = असर
option-strength-description = कितना कार्टूनी हो
option-quality-name = क्वालिटी
option-quality-description = बेहतर में ज़्यादा समय लगता है
option-language-name = भाषा
option-language-description = वह भाषा जिसमें मैं आपसे बात करूँ
choice-strength-calm = हल्का
choice-strength-usual = सामान्य
choice-strength-strong = बहुत कार्टूनी
choice-quality-auto = अपने-आप
choice-quality-draft = जल्दी
choice-quality-standard = सामान्य
choice-quality-fine = सबसे अच्छी
menu-make-sticker = स्टिकर बनाएँ
menu-make-avatar-sticker = अवतार का स्टिकर

## The built-in themes

theme-autumn-harvest = पतझड़ की फ़सल
theme-christmas = क्रिसमस
theme-circus = सर्कस
theme-cute-animals = प्यारे जानवर
theme-cyberpunk-neon = साइबरपंक नियॉन
theme-detective-noir = नुआर जासूस
theme-dinosaurs-and-jungle = डायनासोर और जंगल
theme-doctors-and-science = डॉक्टर और विज्ञान
theme-easter = ईस्टर
theme-emoji-expressions = इमोजी चेहरे
theme-festivals-and-holidays = त्योहार और छुट्टियाँ
theme-food-and-drinks = खाना-पीना
theme-halloween = हैलोवीन
theme-kawaii-and-chibi = कवाई और चिबी
theme-knights-and-castles = शूरवीर और क़िले
theme-lunar-new-year = चंद्र नववर्ष
theme-minimalist-and-modern = सादा और आधुनिक
theme-motivational-and-positive = प्रेरक और सकारात्मक
theme-music-and-rock = संगीत और रॉक
theme-mythical-creatures = पौराणिक जीव
theme-new-year = नया साल
theme-outer-space = अंतरिक्ष
theme-pirates = समुद्री डाकू
theme-professions-and-hobbies = पेशे और शौक
theme-retro-and-vintage = रेट्रो और विंटेज
theme-royalty = राजघराना
theme-samurai-and-japan = समुराई और जापान
theme-school-and-graduation = स्कूल और दीक्षांत
theme-sports-and-football = खेल और फ़ुटबॉल
theme-spring-garden = वसंत का बगीचा
theme-steampunk = स्टीमपंक
theme-summer-beach = गर्मियों का समुद्र तट
theme-superheroes = सुपरहीरो
theme-underwater = समुद्र के नीचे
theme-valentines-day = वैलेंटाइन डे
theme-vampires-and-ghosts = पिशाच और भूत
theme-video-games = वीडियो गेम
theme-wild-west = वाइल्ड वेस्ट
theme-winter-wonderland = बर्फ़ीली दुनिया
theme-wizards-and-magic = जादूगर और जादू

## What can go wrong: what it is, and what to do about it

list-comma = { ", " }
error-unexpected = कुछ अनपेक्षित गड़बड़ हो गई। कृपया एक मिनट में फिर कोशिश करें। अगर ऐसा ही रहे, तो यह संदर्भ बताएँ: { $reference }
error-trouble = अभी मुझमें ही कुछ गड़बड़ है। कृपया एक मिनट में फिर कोशिश करें।
error-maintenance = रखरखाव के कारण अभी स्टिकर नहीं बन रहे; बाद में कोशिश करें।
error-banned = आप यहाँ स्टिकर नहीं बना सकते; एडमिन इसे बदल सकते हैं।
error-makers-limited = यहाँ सिर्फ़ एडमिन स्टिकर बना सकते हैं; उनमें से किसी से कहें।
error-opted-out = यह फ़ोटो भेजने वाले को इसके स्टिकर नहीं चाहिए; कोई दूसरी लें।
error-unasked-words = यह फ़ोटो भेजने वाले ने इसे उन्हीं शब्दों में अनुमति दी जो उन्हें दिखाए गए थे। दूसरे शब्दों के लिए उसी फ़ोटो का स्टिकर फिर से माँगें: उस पर /theme से जवाब दें या उसके मेन्यू में “स्टिकर बनाएँ” चुनें; तब मैं उनसे फिर पूछूँगा।
error-no-theme-allowed = यहाँ किसी थीम की अनुमति नहीं है; एडमिन से कुछ चुनने को कहें।
error-theme-not-allowed = इस थीम की यहाँ अनुमति नहीं है; इनमें से चुनें: { $titles }।
error-caption-not-allowed = यहाँ सिर्फ़ सूची की थीम की अनुमति है, इसलिए स्टिकर पर अपने शब्द नहीं आ सकते; उद्धरण चिह्नों वाले शब्द हटा दें।
error-words-refused = यह थीम नहीं बनाई जा सकती; कोई अच्छी थीम चुनें।
error-queue-full =
    { $limit ->
        [one] आपका { $limit } काम पहले से कतार में है; रुकें या उसे रद्द करें।
       *[other] आपके { $limit } काम पहले से कतार में हैं; रुकें या एक रद्द करें।
    }
error-quota-user =
    { $limit ->
        [0] आप यहाँ स्टिकर नहीं बना सकते; एडमिन इसे बदल सकते हैं।
        [one] आज का आपका { $limit } स्टिकर बन चुका है; नए { $again } मिलेंगे।
       *[other] आज के आपके सभी { $limit } स्टिकर बन चुके हैं; नए { $again } मिलेंगे।
    }
error-quota-community =
    { $limit ->
        [0] यहाँ स्टिकर नहीं बनाए जा सकते; एडमिन इसे बदल सकते हैं।
        [one] यहाँ आज का { $limit } स्टिकर बन चुका है; नए { $again } मिलेंगे।
       *[other] यहाँ आज के सभी { $limit } स्टिकर बन चुके हैं; नए { $again } मिलेंगे।
    }
again-minutes =
    { $count ->
        [one] { $count } मिनट में
       *[other] { $count } मिनट में
    }
again-hours =
    { $count ->
        [one] { $count } घंटे में
       *[other] { $count } घंटे में
    }
error-unsafe-photo = इस फ़ोटो में इस चैट के लिए बहुत ज़्यादा नग्नता है; कोई दूसरी भेजें।
error-nothing-to-draw = बनाने के लिए कोई फ़ोटो नहीं है; फिर से भेजें।
error-chat-busy = चैट अभी और कुछ नहीं ले रही; अपने-आप फिर कोशिश होगी।
error-chat-unreachable = चैट तक अभी नहीं पहुँचा जा सकता; फिर कोशिश होगी।
error-chat-gone = चैट अब नहीं है, इसलिए स्टिकर नहीं पहुँचाया जा सका।
error-chat-unsure = शायद स्टिकर नहीं पहुँचा; अगर न दिखे, तो फिर से माँगें।
error-expired = स्टिकर में बहुत समय लगा और उसे छोड़ दिया गया; कृपया फिर से माँगें।
error-too-late = रद्द करने में देर हो गई: यह बन चुका है या बस बनने वाला है।
error-still-living = यह स्टिकर अभी बन रहा है; रुकें, या पहले इसे रद्द करें।
error-photo-gone = फ़ोटो मिटा दी गई है और फिर नहीं लाई जा सकती; एक बार और भेजें।
error-cancelled = आपने यह स्टिकर वापस ले लिया; कुछ भी नहीं रखा गया।
error-broken-parcel = अब तक जो बना था, वह ख़राब हो गया; फ़ोटो फिर से भेजें।
error-unusable-wish = एक विकल्प काम का नहीं है; उसे बदलें और फिर से माँगें।
error-stage-timeout = इसमें बहुत समय लगा और छोड़ दिया गया; फिर कोशिश करें या कम क्वालिटी चुनें।
error-worker-lost = इसे बनाने वाली मशीन हर बार रुक गई; कोई दूसरी फ़ोटो आज़माएँ।
error-photo-unreadable = यह तस्वीर पढ़ी नहीं जा सकती; इसे JPEG या PNG में भेजें।
error-photo-empty = यह फ़ाइल ख़ाली है; फ़ोटो फिर से भेजें।
error-photo-not-an-image = यह तस्वीर नहीं है; JPEG, PNG, WebP, GIF, HEIC या AVIF भेजें।
error-photo-unsupported-format = यह फ़ॉर्मेट पढ़ा नहीं जा सकता; पहले इसे JPEG या PNG में बदलें।
error-photo-truncated = यह तस्वीर ख़राब या अधूरी है; मूल फ़ाइल फिर से भेजें।
error-photo-too-small = यह तस्वीर बहुत छोटी है; हर तरफ़ कम से कम 64 पिक्सेल वाली भेजें।
error-photo-too-many-bytes = यह फ़ाइल बहुत बड़ी है; ज़्यादा से ज़्यादा 20 MB की भेजें।
error-photo-too-many-pixels = यह तस्वीर बहुत बड़ी है; ज़्यादा से ज़्यादा 50 मेगापिक्सेल की भेजें।
error-photo-too-many-frames = यह एनिमेशन बहुत लंबा है; उसमें से एक तस्वीर भेजें।
error-download-refused = मैं उस पते से फ़ाइलें नहीं लाता; फ़ोटो ही भेजें।
error-download-too-large = यह फ़ाइल बहुत बड़ी है; ज़्यादा से ज़्यादा { $most } MB की भेजें।
error-no-subject = इस फ़ोटो में कोई अलग विषय नहीं मिला; नंबर न लिखें।
error-no-such-subject =
    { $found ->
        [one] इस फ़ोटो में सिर्फ़ { $found } विषय है; नंबर { $found } चुनें।
       *[other] इस फ़ोटो में सिर्फ़ { $found } विषय हैं; 1 से { $found } तक चुनें।
    }
error-too-few-subjects = इस फ़ोटो में इतने विषय नहीं हैं; नंबर न लिखें।
error-prompt-empty = थीम ख़ाली है; लिखें कि वह कैसा दिखे, जैसे “अंतरिक्ष का समुद्री डाकू”।
error-prompt-too-long =
    { $most ->
        [one] थीम बहुत लंबी है; ज़्यादा से ज़्यादा { $most } अक्षर लिखें।
       *[other] थीम बहुत लंबी है; ज़्यादा से ज़्यादा { $most } अक्षर लिखें।
    }
error-caption-too-long =
    { $most ->
        [one] स्टिकर के शब्द बहुत लंबे हैं; ज़्यादा से ज़्यादा { $most } अक्षर लिखें।
       *[other] स्टिकर के शब्द बहुत लंबे हैं; ज़्यादा से ज़्यादा { $most } अक्षर लिखें।
    }
error-prompt-unusable = यह थीम काम की नहीं है; कुछ शब्दों में लिखें।
error-mix = ये थीम मिलाई नहीं जा सकतीं; इनमें से एक चुनें।
error-likeness = आपके चेहरे की जो याद है, वह काम की नहीं है; उसकी जगह फ़ोटो भेजें।
error-unmeasurable = इस फ़ोटो से आकृति नहीं बन सकती; ऐसी भेजें जिसमें चेहरा बड़ा, उजला और सामने हो।
error-unbuildable-relief = इस फ़ोटो में कोई ठोस चीज़ नहीं मिली; कोई साफ़ फ़ोटो आज़माएँ।
error-unwritable-caption = मेरा कोई भी फ़ॉन्ट यह नहीं लिख सकता: { $characters }। स्टिकर पर दूसरे शब्द आज़माएँ।
error-renderer-crashed = रेंडर दो बार रुक गया; फिर कोशिश करें या कम क्वालिटी चुनें।
error-render-timeout = चित्र बनाने में बहुत समय लगा; फिर कोशिश करें या कम क्वालिटी चुनें।
error-file-too-large = स्टिकर भेजने लायक छोटा नहीं हो सकता; कोई सादी फ़ोटो या थीम आज़माएँ।
error-jobs-living = आपके स्टिकर अभी बन रहे हैं; पहले उन्हें रद्द करें।
error-value = यह यहाँ नहीं चल सकता; कुछ और आज़माएँ।
error-value-quota = यह संख्या यहाँ नहीं चल सकती; 0 या उससे बड़ी संख्या लिखें।
error-value-language = मैं यह भाषा नहीं जानता; सूची से एक चुनें।
error-value-themes = थीम की यह सूची नहीं चल सकती; कम से कम एक चुनें या अपने शब्दों की अनुमति दें।
error-value-name = यह नाम ख़ाली या बहुत लंबा है; कृपया दूसरा लिखें।
error-no-such-job = ऐसा कोई स्टिकर अब नहीं है; फ़ोटो फिर से भेजें।
error-blob-missing = इसके लिए जो चाहिए, वह मिटाया जा चुका है; फ़ोटो फिर से भेजें।

## What is told of a job that became no sticker

notice-cancelled = आपका स्टिकर रद्द कर दिया गया।
notice-failed = कुछ गड़बड़ हो गई और आपका स्टिकर नहीं बन सका।
notice-with-reference = { $told } संदर्भ: { $reference }

## Votes

vote-closed = इस स्टिकर पर अभी वोट नहीं हो रहा है।
vote-too-new =
    { $days ->
        [one] आप यहाँ { $days } दिन बाद वोट कर सकेंगे।
       *[other] आप यहाँ { $days } दिन बाद वोट कर सकेंगे।
    }
contest-not-open = यह प्रतियोगिता अभी स्टिकर नहीं ले रही है।
contest-wrong-theme = यह प्रतियोगिता दूसरी थीमों के लिए है; माँगी गई किसी थीम में बनाइए।
contest-too-many =
    { $limit ->
        [one] आप पहले से { $limit } स्टिकर के साथ भाग ले रहे हैं; दूसरा देने के लिए उसे हटाइए।
       *[other] आप पहले से { $limit } स्टिकरों के साथ भाग ले रहे हैं; दूसरा देने के लिए एक हटाइए।
    }
