### Kept like en.ftl: the same keys, the same values. Right to left: values are isolated by themselves.

## Start and help

start = مرحبًا! أحوّل الصور إلى ملصقات كرتونية متحركة ثلاثية الأبعاد.

    أرسل لي صورة واختر موضوعًا، أو اكتبه تحت الصورة: ‎/theme قرصان الفضاء

    يعرض ‎/help ما أجيده أيضًا، ويعرض ‎/privacy ما أحتفظ به.
start-group = ردّ على صورة بالأمر ‎/theme قرصان الفضاء وسأصنع منها ملصقًا. والباقي في ‎/help.
help-telegram = ملصق
    • أرسل صورة واختر موضوعًا، أو اكتب تحتها: ‎/theme قرصان الفضاء
    • في المجموعة، ردّ على صورة بالأمر ‎/theme قرصان الفضاء
    • الكلمات بين علامتي اقتباس في النهاية تظهر على الملصق: ‎/theme قرصان الفضاء «مرحبًا!»
    • ‎/pack يصنع اثني عشر تعبيرًا من صورة واحدة
    • ‎/me يصنع ملصقًا من صورة ملفك الشخصي
    • تصلح الصور وملفات الصور والألبومات حتى أربع صور والملصقات؛ ومن الفيديو وGIF آخذ أفضل لقطة.
    • في أي محادثة، اكتب ‎@{ $bot } وبضع كلمات لإرسال أحد ملصقاتك.

    ما يخصك
    • ‎/packs: حزم ملصقاتك
    • ‎/language،‏ ‎/privacy،‏ ‎/forget_me
    • ‎/no_stickers_of_me: لا يستخدم أحد غيرك صورك
    • ‎/remember_me: ملصقات دون إرسال صورة من جديد
    • ‎/help_training: ساعدني على الرسم بشكل أفضل

    المجموعات
    • ‎/settings: المواضيع والحدود وغيرها، للمشرفين
help-discord = ملصق
    • ‎/theme مع صورة وبضع كلمات، مثل قرصان الفضاء
    • الكلمات بين علامتي اقتباس في النهاية تظهر على الملصق: ‎/theme قرصان الفضاء «مرحبًا!»
    • «التطبيقات > اصنع ملصقًا» على أي رسالة فيها صورة
    • «التطبيقات > ملصق من الصورة الرمزية» على عضو
    • اذكرني في رسالة فيها صورة
    • ‎/pack يصنع اثني عشر تعبيرًا من صورة واحدة

    ما يخصك
    • ‎/packs: حزم ملصقاتك
    • ‎/language،‏ ‎/privacy،‏ ‎/forget_me
    • ‎/no_stickers_of_me: لا يستخدم أحد غيرك صورك
    • ‎/remember_me: ملصقات دون إرسال صورة من جديد
    • ‎/help_training: ساعدني على الرسم بشكل أفضل

    الخوادم
    • ‎/toonbooth settings: المواضيع والحدود وغيرها، لمن يدير الخادم

## Privacy

privacy = ما أحتفظ به
    • صورتك: أثناء صنع الملصق فقط، ويومًا على الأكثر. أما مكان التقاطها ووقته فأتخلص منهما فورًا.
    • ملصقاتك وحزمك: حتى تحذفها.
    • من طلب ومتى وبأي كلمات، وأين كانت الصورة في المحادثة، لكي يعمل زر «مرة أخرى».
    • قياسات وجهك، أرقامًا فقط: بعد ‎/remember_me فقط.
    • قصاصات ورسوم أتعلم منها: بعد ‎/help_training فقط.

    ‎/forget_me يحذف كل ذلك.
privacy-asking = يُسأل من أرسل الصورة قبل أن يصنع شخص آخر ملصقًا منها.
privacy-not-asking = يسمح المشرفون هنا للجميع بصنع ملصقات من صور الآخرين دون سؤال. إن كنت لا تريد ذلك: ‎/no_stickers_of_me

## Forget me

forget-question = هل أحذف كل ما يخصك: الملصقات والحزم والإعدادات وكل ما أتذكره عنك؟ سيُلغى ما يُصنع الآن. لا يمكن التراجع عن ذلك. أما ما أُرسل إلى المحادثات فيبقى فيها.
forget-working = جارٍ الحذف…
forget-kept = حسنًا، يبقى كل شيء كما هو.
forget-receipt = تم. لم يعد لدي أي شيء يخصك.
    • الملصقات المحذوفة: { $stickers }
    • الطلبات المحذوفة: { $jobs }
    • أمثلة التعلّم المحذوفة: { $lessons }
    • الوقت: { DATETIME($at, dateStyle: "medium", timeStyle: "short", timeZone: "UTC") } UTC

    لا يبقى سوى رمز لا يحمل اسمك: به لا يعود شيء منك حتى لو استُعدتُ من نسخة احتياطية، ويبقى الحظر ساريًا.

## Language

language-question = بأي لغة أتحدث معك؟
language-automatic = كما في تطبيقي
language-saved = سأتحدث معك بالعربية من الآن.
language-saved-automatic = سأتحدث بلغة تطبيقك من الآن.

## Making

make-send-photo = أرسل لي صورة أولًا، ثم أصنع منها ملصقًا.
make-choose-theme = ما الموضوع الذي تريده؟ اختر واحدًا أو اكتبه بكلماتك.
make-choose-theme-here = ما الموضوع الذي تريده؟ اختر واحدًا، أو ردّ على هذه الرسالة بكلماتك.
make-choose-listed = ما الموضوع الذي تريده؟
make-own-words = اكتب بكلمات قليلة كيف يجب أن يبدو، مثلًا: قرصان الفضاء
make-no-words = اكتب بعد الأمر كيف يجب أن يبدو: ‎/theme قرصان الفضاء
make-no-photo-there = لا توجد صورة في تلك الرسالة. ردّ على رسالة فيها صورة.
make-what-works = لا أستطيع استخدام هذا. أرسل صورة أو ملف صورة أو ملصقًا أو GIF أو فيديو.
make-album-cut =
    { $limit ->
        [zero] لا آخذ صورًا من الألبومات.
        [one] آخذ من الألبوم الصورة الأولى فقط.
        [two] آخذ من الألبوم أول صورتين فقط.
        [few] آخذ من الألبوم أول { $limit } صور فقط.
        [many] آخذ من الألبوم أول { $limit } صورة فقط.
       *[other] آخذ من الألبوم أول { $limit } صورة فقط.
    }
make-no-avatar = لا أرى صورة للملف الشخصي. أرسل صورة بدلًا منها.
make-download-failed = لم أستطع جلب الصورة. أرسلها مرة أخرى من فضلك.
make-pack = أصنع اثني عشر تعبيرًا من صورتك. ستصل واحدًا بعد الآخر.
make-group-hint = لا أستطيع في هذه المجموعة قراءة ما يُكتب تحت الصور. ردّ على الصورة بالأمر ‎/theme قرصان الفضاء
make-nothing-remembered = لا أتذكر وجهك. أرسل صورة، أو استخدم ‎/remember_me أولًا.

## Progress

progress-title = «{ $theme }»
progress-received = وصلت، لحظة من فضلك…
progress-waiting =
    { $ahead ->
        [zero] ملصقك هو التالي.
        [one] قبل ملصقك ملصق واحد.
        [two] قبل ملصقك ملصقان.
        [few] قبل ملصقك { $ahead } ملصقات.
        [many] قبل ملصقك { $ahead } ملصقًا.
       *[other] قبل ملصقك { $ahead } ملصق.
    }
progress-starting = يبدأ الآن…
progress-stage-cut-out = قصّ الصورة
progress-stage-cartoon = رسم الكرتون
progress-stage-scene = البناء ثلاثي الأبعاد
progress-stage-preview = رسم المعاينة
progress-stage-render = التصيير
progress-stage-encode = إنهاء الملفات
progress-eta-seconds =
    { $count ->
        [zero] يكاد ينتهي
        [one] بقيت ثانية تقريبًا
        [two] بقيت ثانيتان تقريبًا
        [few] بقيت { $count } ثوانٍ تقريبًا
        [many] بقيت { $count } ثانية تقريبًا
       *[other] بقيت { $count } ثانية تقريبًا
    }
progress-eta-minutes =
    { $count ->
        [zero] يكاد ينتهي
        [one] بقيت دقيقة تقريبًا
        [two] بقيت دقيقتان تقريبًا
        [few] بقيت { $count } دقائق تقريبًا
        [many] بقيت { $count } دقيقة تقريبًا
       *[other] بقيت { $count } دقيقة تقريبًا
    }
progress-eta-hours =
    { $count ->
        [zero] يكاد ينتهي
        [one] بقيت ساعة تقريبًا
        [two] بقيت ساعتان تقريبًا
        [few] بقيت { $count } ساعات تقريبًا
        [many] بقيت { $count } ساعة تقريبًا
       *[other] بقيت { $count } ساعة تقريبًا
    }
progress-preview = هذه معاينة. الملصق في الطريق.
progress-sending = إنه جاهز. جارٍ الإرسال…
progress-pack = جاهز { $done } من { $total } من الملصقات.

## Cancel

button-cancel = إلغاء
cancel-running = جارٍ الإيقاف…
cancel-done = أُلغي. لم يُحتفظ بأي شيء منه.

## Result

button-again = مرة أخرى
button-variants = ‏4 نسخ مختلفة
button-more = كرتوني أكثر
button-less = كرتوني أقل
button-theme = موضوع آخر
button-own-words = بكلماتي
button-pack = أضف إلى حزمتي
button-files = الملفات
button-show = أرني ملصقي
button-delete = حذف
button-fine = أفضل جودة
result-ready = ملصقك جاهز.
result-for = { $user }، ملصقك جاهز.
result-moved = لا يُسمح لي بإرسال الملصقات في { $place }، لذا هذا ملصقك.
result-files = كل ملفات هذا الملصق
result-as-file = تعذّر إرساله كملصق، لذا هذا هو كملف.
result-too-large = هذا الملف أكبر مما تسمح به هذه المحادثة فلم يُرفق: { $name }
result-deleted = حُذف، هنا ومن كل مكان احتفظت به فيه.
result-delete-question = هل تحذف هذا الملصق؟ لا يمكن استعادته.
result-variants = أصنع أربع نسخ مختلفة…
result-most-cartoony = لا يمكن أن يكون كرتونيًا أكثر من هذا.
result-least-cartoony = لا يمكن أن يكون كرتونيًا أقل من هذا.
result-finest = هذه أفضل جودة بالفعل.

## Faces

faces-question =
    { $count ->
        [zero] لا أرى أي وجه. ماذا أرسم؟
        [one] أرى وجهًا واحدًا. هل أرسمه؟
        [two] أرى وجهين. أيهما أرسم؟
        [few] أرى { $count } وجوه. أيها أرسم؟
        [many] أرى { $count } وجهًا. أيها أرسم؟
       *[other] أرى { $count } وجه. أيها أرسم؟
    }
button-all-faces = الجميع

## Asking the author of a photo

consent-question = ‏{ $asker } يريد ملصقًا كرتونيًا من صورتك، «{ $theme }». هل تسمح بذلك؟
consent-question-avatar = ‏{ $asker } يريد ملصقًا كرتونيًا من صورة ملفك الشخصي، «{ $theme }». هل تسمح بذلك؟
consent-waiting = هذه صورة { $author }. سألته، وأبدأ عندما يسمح.
consent-allowed = سُمح بذلك. الملصق قيد الصنع.
consent-denied = ‏{ $author } لا يريد ملصقًا من هذه الصورة.
consent-denied-thanks = حسنًا، لن يُصنع أي ملصق. وكي لا يسألك أحد مرة أخرى: ‎/no_stickers_of_me
consent-unanswered = لم يصل رد من { $author }، لذا لم يُصنع أي ملصق.
consent-over = لم تتم الإجابة عن هذا السؤال في الوقت المناسب، لذا لم يُصنع أي ملصق.
consent-unknown-author = لا أستطيع سؤال من أرسل هذه الصورة، لذا لن أصنع ملصقًا منها. إن كانت صورتك فأرسلها بنفسك.
button-allow = أسمح
button-deny = لا أسمح

## What I may use and remember

optout-on = لم يعد أحد غيرك يستطيع صنع ملصقات من صورك أو صورة ملفك الشخصي.
optout-off = يستطيع الآخرون من جديد صنع ملصقات من صورك، حيث يُسمح بذلك.
remember-question = هل أتذكر قياسات وجهك، أرقامًا فقط ودون صورة؟ عندها تحصل على ملصقات دون إرسال صورة. المزيد في ‎/privacy.
remember-on = سأتذكر وجهك ابتداءً من صورتك التالية. يمكنك التراجع متى شئت: ‎/remember_me
remember-off = لم أعد أتذكر وجهك. حُذف ما كان لدي.
training-question = هل تسمح لي بالتعلم من ملصقاتك؟ سأحتفظ بقصاصة من كل صورة ورسمها حتى تتراجع. المزيد في ‎/privacy.
training-on = شكرًا! أتعلم من الآن مما تصنعه. يمكنك التراجع متى شئت: ‎/help_training
training-off = لم أعد أتعلم منك شيئًا. حُذف ما قدمته.
button-turn-on = تشغيل
button-turn-off = إيقاف

## Presses of buttons

press-not-yours = هذا الزر لشخص آخر. اصنع ملصقك الخاص بالأمر ‎/theme
press-gone = هذا الزر قديم جدًا. ابدأ من جديد من فضلك.
press-forged = لا أعرف هذا الزر. ابدأ من جديد من فضلك.
press-working = لحظة من فضلك…
button-yes = نعم
button-no = لا
button-back = رجوع
button-previous = السابق
button-next = التالي
button-close = إغلاق

## Settings of a group or server

settings-title = إعدادات { $place }
settings-line = { $name }: { $value }
settings-admins-only = لا يغيّر إعدادات هذه المجموعة إلا مشرفوها.
settings-needs-right = تحتاج إلى صلاحية «إدارة الخادم» لهذا.
settings-groups-only = الإعدادات للمجموعات. أضفني إلى مجموعة واكتب ‎/settings هناك.
settings-saved = حُفظ.
settings-closed = أُغلقت الإعدادات.
settings-on = نعم
settings-off = لا
settings-themes = المواضيع
settings-themes-description = المواضيع المسموح بها هنا
settings-themes-all = كلها
settings-themes-listed = المختارة فقط
settings-themes-choose = اختر المواضيع
settings-free-words = كلمات حرة
settings-free-words-description = هل يمكن كتابة أي موضوع
settings-makers = من يصنع الملصقات
settings-makers-everyone = الجميع
settings-makers-admins = المشرفون فقط
settings-user-quota = ملصقات لكل شخص
settings-user-quota-description = كم يمكن لشخص واحد أن يصنع هنا في اليوم
settings-quota = مجموع الملصقات
settings-quota-description = كم يمكن أن يُصنع هنا في اليوم
settings-unlimited = بلا حد هنا
settings-per-day =
    { $count ->
        [zero] لا شيء في اليوم
        [one] { $count } في اليوم
        [two] { $count } في اليوم
        [few] { $count } في اليوم
        [many] { $count } في اليوم
       *[other] { $count } في اليوم
    }
settings-strictness = مرشّح العري
settings-strictness-description = الصور التي تُرفض
settings-strictness-strict = صارم
settings-strictness-usual = متوسط
settings-strictness-off = متوقف
settings-language = اللغة
settings-language-each = لغة كل شخص
settings-ask-authors = السؤال أولًا
settings-ask-authors-description = سؤال من أرسل الصورة قبل أن يستخدمها غيره
settings-quiet = الوضع الهادئ
settings-quiet-description = الملصق فقط، دون رسائل عن التقدم
settings-results-in = تصل الملصقات
settings-results-in-here = إلى هنا
settings-results-in-private = إلى المحادثة الخاصة

## Packs

packs-title = حزمك
packs-empty = ليس لديك أي حزمة بعد.
packs-line =
    { $count ->
        [zero] { $title }: لا ملصقات
        [one] { $title }: ملصق واحد
        [two] { $title }: ملصقان
        [few] { $title }: { $count } ملصقات
        [many] { $title }: { $count } ملصقًا
       *[other] { $title }: { $count } ملصق
    }
button-new-pack = حزمة جديدة
button-rename = تغيير الاسم
button-order = الترتيب
button-emoji = إيموجي
button-delete-pack = حذف الحزمة
button-link = الرابط
button-hand-over = تسليم
button-remove = إخراج
button-up = إلى أعلى
button-down = إلى أسفل
button-upload-emoji = أضف كإيموجي
button-upload-sticker = أضف إلى هذا الخادم
packs-ask-name = ما اسم الحزمة؟ اكتب اسمها.
packs-bad-name = يتكون الاسم من 1 إلى { $most } من الأحرف. اكتب اسمًا آخر من فضلك.
packs-name-taken = لديك حزمة بهذا الاسم. اكتب اسمًا آخر من فضلك.
packs-created = أُنشئت الحزمة «{ $title }».
packs-renamed = اسم الحزمة الآن «{ $title }».
packs-delete-question = هل تحذف الحزمة «{ $title }»؟ تبقى الملصقات نفسها.
packs-deleted = حُذفت الحزمة.
packs-choose-pack = إلى أي حزمة؟
packs-choose-sticker = أي ملصق؟
packs-ask-emoji = أرسل من 1 إلى 20 إيموجي تناسب هذا الملصق.
packs-bad-emoji = أرسل من 1 إلى 20 إيموجي فقط من فضلك.
packs-emoji-saved = حُفظ: { $emoji }
packs-added = أُضيف إلى «{ $title }».
packs-added-already = إنه في «{ $title }» بالفعل.
packs-removed = أُخرج من «{ $title }».
packs-link = هذه «{ $title }»: { $link }
packs-link-empty = لا رابط بعد لحزمة بلا ملصقات.
packs-ask-heir = لمن تكون «{ $title }»؟ أرسل إليه هذا الرابط؛ يحصل على الحزمة أول من يفتحه: { $link }
packs-heir-question = ‏{ $owner } يريد أن يعطيك الحزمة «{ $title }». هل تقبلها؟
packs-handed-over = صاحب «{ $title }» الآن هو { $owner }.
packs-taken-over = ‏«{ $title }» لك الآن.
packs-full =
    { $most ->
        [zero] الحزمة «{ $title }» ممتلئة. تذهب الجديدة إلى «{ $next }».
        [one] الحزمة «{ $title }» ممتلئة بملصق واحد. تذهب الجديدة إلى «{ $next }».
        [two] الحزمة «{ $title }» ممتلئة بملصقين. تذهب الجديدة إلى «{ $next }».
        [few] الحزمة «{ $title }» ممتلئة وفيها { $most } ملصقات. تذهب الجديدة إلى «{ $next }».
        [many] الحزمة «{ $title }» ممتلئة وفيها { $most } ملصقًا. تذهب الجديدة إلى «{ $next }».
       *[other] الحزمة «{ $title }» ممتلئة وفيها { $most } ملصق. تذهب الجديدة إلى «{ $next }».
    }
packs-too-many =
    { $most ->
        [zero] لا يمكنك امتلاك حزم هنا.
        [one] يمكنك امتلاك حزمة واحدة. احذفها أولًا.
        [two] يمكنك امتلاك حزمتين. احذف واحدة أولًا.
        [few] يمكنك امتلاك { $most } حزم. احذف واحدة أولًا.
        [many] يمكنك امتلاك { $most } حزمة. احذف واحدة أولًا.
       *[other] يمكنك امتلاك { $most } حزمة. احذف واحدة أولًا.
    }
packs-uploading = إضافة الملصقات: { $done } من { $total }
packs-paused =
    { $minutes ->
        [zero] يطلب تيليجرام استراحة قصيرة. ثم أتابع وحدي.
        [one] يطلب تيليجرام استراحة دقيقة. ثم أتابع وحدي.
        [two] يطلب تيليجرام استراحة دقيقتين. ثم أتابع وحدي.
        [few] يطلب تيليجرام استراحة { $minutes } دقائق. ثم أتابع وحدي.
        [many] يطلب تيليجرام استراحة { $minutes } دقيقة. ثم أتابع وحدي.
       *[other] يطلب تيليجرام استراحة { $minutes } دقيقة. ثم أتابع وحدي.
    }
packs-gone = لم تعد هذه الحزمة موجودة.
packs-left-out =
    { $count ->
        [zero] لم يُستبعد أي ملصق من أصل { $total }.
        [one] تعذّر صنع { $count } من أصل { $total } وتُرك.
        [two] تعذّر صنع { $count } من أصل { $total } وتُركا.
        [few] تعذّر صنع { $count } من أصل { $total } وتُركت.
        [many] تعذّر صنع { $count } من أصل { $total } وتُركت.
       *[other] تعذّر صنع { $count } من أصل { $total } وتُركت.
    }
packs-start-first = لكي أنشئ لك الحزم، افتح محادثتنا الخاصة واضغط «ابدأ»: { $link }
packs-need-right = أحتاج لهذا إلى صلاحية «إنشاء التعبيرات» في هذا الخادم.
packs-you-need-right = تحتاج لهذا إلى صلاحية «إنشاء التعبيرات» في هذا الخادم.
packs-no-room = لم يعد في هذا الخادم متسع. أزل شيئًا أولًا.
packs-uploaded-emoji = الإيموجي { $name } موجود الآن في هذا الخادم.
packs-uploaded-sticker = الملصق «{ $name }» موجود الآن في هذا الخادم.

## Private chat, groups and servers

private-needed = لا أستطيع الكتابة إليك بعد. افتح محادثتنا الخاصة واضغط «ابدأ»: { $link }
private-closed = لا أستطيع الكتابة إليك. اسمح بالرسائل المباشرة من أعضاء هذا الخادم ثم حاول مرة أخرى.
private-waiting = { $user }، ملصقك جاهز، لكنني لا أستطيع الكتابة إليك. اضغط الزر: لن يراه سواك. إن سمحت بالرسائل المباشرة من أعضاء هذا الخادم وصلك الملصق التالي تلقائيًا.
group-added = مرحبًا! أحوّل الصور إلى ملصقات كرتونية متحركة ثلاثية الأبعاد.

    ردّ على صورة بالأمر ‎/theme قرصان الفضاء. كثيرًا ما لا أستطيع في المجموعات قراءة ما يُكتب تحت الصور، أما الرد فيعمل دائمًا.

    المشرفون: ‎/settings
server-added = مرحبًا! أحوّل الصور إلى ملصقات كرتونية متحركة ثلاثية الأبعاد.

    استخدم ‎/theme مع صورة، أو «التطبيقات > اصنع ملصقًا» على رسالة فيها صورة.

    من يدير الخادم: ‎/toonbooth settings
group-no-rights = لا يُسمح لي بإرسال الملصقات والصور هنا. اطلب من مشرف أن يسمح بذلك.
server-no-rights = لا يُسمح لي بالكتابة أو إرفاق الملفات في هذه القناة. اطلب من مشرف أن يسمح بذلك.
quiet-hint = الوضع الهادئ مفعّل هنا: يصل الملصق دون رسائل أخرى.
inline-none = لا ملصقات بعد. اصنع واحدًا!
inline-start = اصنع ملصقًا
bot-about = يحوّل الصور إلى ملصقات كرتونية متحركة ثلاثية الأبعاد، بأي موضوع تريده.
bot-description = أرسل لي صورة وقل كيف يجب أن تبدو: قرصان الفضاء، كاواي، بطل قصص مصورة… تحصل على ملصق كرتوني متحرك ثلاثي الأبعاد، وعلى حزم خاصة بك.

## Commands: names are for Discord, descriptions for both

command-theme-name = موضوع
command-theme-description = اصنع من صورة ملصقًا كرتونيًا متحركًا ثلاثي الأبعاد
command-pack-name = تعبيرات
command-pack-description = اصنع اثني عشر تعبيرًا من صورة واحدة
command-packs-name = حزم
command-packs-description = حزم ملصقاتك
command-me-description = اصنع ملصقًا من صورة ملفك الشخصي
command-help-name = مساعدة
command-help-description = ما الذي أجيده
command-privacy-name = خصوصية
command-privacy-description = ما أحتفظ به وإلى متى
command-forget-me-name = انسني
command-forget-me-description = احذف كل ما لدي عنك
command-language-name = لغة
command-language-description = اختر اللغة التي أتحدث بها معك
command-no-stickers-of-me-name = لا_ملصقات_لي
command-no-stickers-of-me-description = لا يستخدم أحد غيرك صورك وصورة ملفك الشخصي
command-remember-me-name = تذكرني
command-remember-me-description = احصل على ملصقات دون إرسال صورة من جديد
command-help-training-name = ساعد_في_التعلم
command-help-training-description = اسمح لي بالتعلم من ملصقاتك
command-settings-name = إعدادات
command-settings-description = المواضيع والحدود وغيرها، للمشرفين
command-toonbooth-name = toonbooth
command-toonbooth-description = ‏Toonbooth في هذا الخادم
option-photo-name = صورة
option-photo-description = الصورة التي يُصنع منها الملصق
option-prompt-name = موضوع
option-prompt-description = كيف يجب أن يبدو، مثلًا: قرصان الفضاء
option-caption-name = عبارة
option-caption-description = الكلمات التي تظهر على الملصق
option-strength-name = قوة
option-strength-description = إلى أي حد يكون كرتونيًا
option-quality-name = جودة
option-quality-description = الجودة الأعلى تستغرق وقتًا أطول
option-language-name = لغة
option-language-description = اللغة التي أتحدث بها معك
choice-strength-calm = هادئ
choice-strength-usual = عادي
choice-strength-strong = كرتوني جدًا
choice-quality-auto = تلقائي
choice-quality-draft = سريع
choice-quality-standard = عادي
choice-quality-fine = الأفضل
menu-make-sticker = اصنع ملصقًا
menu-make-avatar-sticker = ملصق من الصورة الرمزية

## The built-in themes

theme-autumn-harvest = حصاد الخريف
theme-christmas = عيد الميلاد
theme-circus = السيرك
theme-cute-animals = حيوانات لطيفة
theme-cyberpunk-neon = سايبربانك ونيون
theme-detective-noir = محقق الأفلام السوداء
theme-dinosaurs-and-jungle = الديناصورات والغابة
theme-doctors-and-science = الأطباء والعلوم
theme-easter = عيد الفصح
theme-emoji-expressions = وجوه إيموجي
theme-festivals-and-holidays = أعياد واحتفالات
theme-food-and-drinks = طعام وشراب
theme-halloween = الهالوين
theme-kawaii-and-chibi = كاواي وتشيبي
theme-knights-and-castles = الفرسان والقلاع
theme-lunar-new-year = رأس السنة القمرية
theme-minimalist-and-modern = بسيط وعصري
theme-motivational-and-positive = محفّز وإيجابي
theme-music-and-rock = الموسيقى والروك
theme-mythical-creatures = كائنات أسطورية
theme-new-year = رأس السنة
theme-outer-space = الفضاء الخارجي
theme-pirates = القراصنة
theme-professions-and-hobbies = مهن وهوايات
theme-retro-and-vintage = كلاسيكي قديم
theme-royalty = الملوك والأمراء
theme-samurai-and-japan = الساموراي واليابان
theme-school-and-graduation = المدرسة والتخرج
theme-sports-and-football = الرياضة وكرة القدم
theme-spring-garden = حديقة الربيع
theme-steampunk = ستيمبانك
theme-summer-beach = شاطئ الصيف
theme-superheroes = الأبطال الخارقون
theme-underwater = تحت الماء
theme-valentines-day = عيد الحب
theme-vampires-and-ghosts = مصاصو الدماء والأشباح
theme-video-games = ألعاب الفيديو
theme-wild-west = الغرب المتوحش
theme-winter-wonderland = عالم الشتاء الساحر
theme-wizards-and-magic = السحرة والسحر

## What can go wrong: what it is, and what to do about it

list-comma = { "، " }
error-unexpected = حدث خطأ غير متوقع. حاول مرة أخرى بعد دقيقة. وإن استمر فأبلغ عن هذا المرجع: { $reference }
error-trouble = لدي مشكلة الآن. حاول مرة أخرى بعد دقيقة.
error-maintenance = لا تُصنع الملصقات الآن بسبب الصيانة؛ حاول لاحقًا.
error-banned = لا يمكنك صنع ملصقات هنا؛ يستطيع مشرف تغيير ذلك.
error-makers-limited = المشرفون وحدهم يصنعون الملصقات هنا؛ اطلب من أحدهم.
error-opted-out = من أرسل هذه الصورة لا يريد ملصقات منها؛ استخدم غيرها.
error-unasked-words = من أرسل هذه الصورة سمح بها بالكلمات التي عُرضت عليه. لكلمات أخرى اطلب ملصقًا لتلك الصورة من جديد، بالرد عليها بالأمر ‎/theme أو من «اصنع ملصقًا» في قائمتها؛ عندها أسأله مرة أخرى.
error-no-theme-allowed = لا يُسمح بأي موضوع هنا؛ اطلب من مشرف أن يختار بعضها.
error-theme-not-allowed = هذا الموضوع غير مسموح به هنا؛ اختر من هذه: { $titles }.
error-caption-not-allowed = المواضيع المسموح بها هنا هي مواضيع القائمة فقط، فلا يحمل الملصق كلمات من عندك؛ احذف ما بين علامتي الاقتباس.
error-words-refused = لا يمكن رسم هذا الموضوع؛ اختر موضوعًا ألطف.
error-queue-full =
    { $limit ->
        [zero] لا يمكنك وضع طلبات في الطابور الآن.
        [one] لديك طلب واحد في الطابور؛ انتظره أو ألغه.
        [two] لديك طلبان في الطابور؛ انتظر أحدهما أو ألغه.
        [few] لديك { $limit } طلبات في الطابور؛ انتظر أحدها أو ألغه.
        [many] لديك { $limit } طلبًا في الطابور؛ انتظر أحدها أو ألغه.
       *[other] لديك { $limit } طلب في الطابور؛ انتظر أحدها أو ألغه.
    }
error-quota-user =
    { $limit ->
        [zero] لا يمكنك صنع ملصقات هنا؛ يستطيع مشرف تغيير ذلك.
        [one] صنعت ملصق اليوم الوحيد؛ تتوفر ملصقات جديدة { $again }.
        [two] صنعت ملصقَي اليوم؛ تتوفر ملصقات جديدة { $again }.
        [few] صنعت كل ملصقات اليوم وهي { $limit } ملصقات؛ تتوفر ملصقات جديدة { $again }.
        [many] صنعت كل ملصقات اليوم وهي { $limit } ملصقًا؛ تتوفر ملصقات جديدة { $again }.
       *[other] صنعت كل ملصقات اليوم وهي { $limit } ملصق؛ تتوفر ملصقات جديدة { $again }.
    }
error-quota-community =
    { $limit ->
        [zero] لا يمكن صنع ملصقات هنا؛ يستطيع مشرف تغيير ذلك.
        [one] صُنع هنا ملصق اليوم الوحيد؛ تتوفر ملصقات جديدة { $again }.
        [two] صُنع هنا ملصقا اليوم؛ تتوفر ملصقات جديدة { $again }.
        [few] صُنعت هنا كل ملصقات اليوم وهي { $limit } ملصقات؛ تتوفر ملصقات جديدة { $again }.
        [many] صُنعت هنا كل ملصقات اليوم وهي { $limit } ملصقًا؛ تتوفر ملصقات جديدة { $again }.
       *[other] صُنعت هنا كل ملصقات اليوم وهي { $limit } ملصق؛ تتوفر ملصقات جديدة { $again }.
    }
again-minutes =
    { $count ->
        [zero] بعد لحظات
        [one] بعد دقيقة
        [two] بعد دقيقتين
        [few] بعد { $count } دقائق
        [many] بعد { $count } دقيقة
       *[other] بعد { $count } دقيقة
    }
again-hours =
    { $count ->
        [zero] بعد قليل
        [one] بعد ساعة
        [two] بعد ساعتين
        [few] بعد { $count } ساعات
        [many] بعد { $count } ساعة
       *[other] بعد { $count } ساعة
    }
error-unsafe-photo = تُظهر هذه الصورة عريًا أكثر مما تسمح به هذه المحادثة؛ أرسل غيرها.
error-nothing-to-draw = لا توجد صورة لأرسمها؛ أرسلها مرة أخرى.
error-chat-busy = لا تقبل المحادثة المزيد الآن؛ ستُعاد المحاولة تلقائيًا.
error-chat-unreachable = لا يمكن الوصول إلى المحادثة الآن؛ ستُعاد المحاولة.
error-chat-gone = لم تعد المحادثة موجودة، لذا تعذّر تسليم الملصق.
error-chat-unsure = ربما لم يصل الملصق؛ إن لم تره فاطلبه مرة أخرى.
error-expired = استغرق الملصق وقتًا أطول من اللازم فتُرك؛ اطلبه مرة أخرى من فضلك.
error-too-late = فات أوان الإلغاء: الملصق جاهز أو يكاد.
error-still-living = ما زال هذا الملصق قيد الصنع؛ انتظره أو ألغه أولًا.
error-photo-gone = حُذفت الصورة ولا يمكن جلبها ثانية؛ أرسلها مرة أخرى.
error-cancelled = تراجعت عن هذا الملصق؛ لم يُحتفظ بأي شيء منه.
error-broken-parcel = تلف ما صُنع حتى الآن؛ أرسل الصورة مرة أخرى.
error-unusable-wish = أحد الخيارات لا يصلح؛ غيّره واطلب مرة أخرى.
error-stage-timeout = استغرق هذا وقتًا أطول من اللازم فتُرك؛ حاول مرة أخرى أو اختر جودة أقل.
error-worker-lost = توقف الجهاز الذي يصنعه في كل مرة؛ جرّب صورة أخرى.
error-photo-unreadable = لا يمكن قراءة هذه الصورة؛ أرسلها بصيغة JPEG أو PNG.
error-photo-empty = هذا الملف فارغ؛ أرسل الصورة مرة أخرى.
error-photo-not-an-image = هذه ليست صورة؛ أرسل JPEG أو PNG أو WebP أو GIF أو HEIC أو AVIF.
error-photo-unsupported-format = لا يمكن قراءة هذه الصيغة؛ صدّرها أولًا بصيغة JPEG أو PNG.
error-photo-truncated = هذه الصورة تالفة أو ناقصة؛ أرسل الملف الأصلي مرة أخرى.
error-photo-too-small = هذه الصورة صغيرة جدًا؛ أرسل صورة لا يقل ضلعها عن 64 بكسل.
error-photo-too-many-bytes = هذا الملف كبير جدًا؛ أرسل ملفًا لا يزيد على 20 ميغابايت.
error-photo-too-many-pixels = هذه الصورة كبيرة جدًا؛ أرسل صورة لا تزيد على 50 ميغابكسل.
error-photo-too-many-frames = هذه الصورة المتحركة طويلة جدًا؛ أرسل صورة واحدة منها.
error-download-refused = لا أجلب ملفات من ذلك العنوان؛ أرسل الصورة نفسها.
error-download-too-large = هذا الملف كبير جدًا؛ أرسل ملفًا لا يزيد على { $most } ميغابايت.
error-no-subject = لم يُعثر على عنصر منفصل في هذه الصورة؛ لا تكتب رقمًا.
error-no-such-subject =
    { $found ->
        [zero] لا عناصر في هذه الصورة؛ لا تكتب رقمًا.
        [one] في هذه الصورة عنصر واحد فقط؛ اختر الرقم { $found }.
        [two] في هذه الصورة عنصران فقط؛ اختر 1 أو { $found }.
        [few] في هذه الصورة { $found } عناصر فقط؛ اختر من 1 إلى { $found }.
        [many] في هذه الصورة { $found } عنصرًا فقط؛ اختر من 1 إلى { $found }.
       *[other] في هذه الصورة { $found } عنصر فقط؛ اختر من 1 إلى { $found }.
    }
error-too-few-subjects = ليس في هذه الصورة هذا العدد من العناصر؛ لا تكتب رقمًا.
error-prompt-empty = الموضوع فارغ؛ قل كيف يجب أن يبدو، مثل «قرصان الفضاء».
error-prompt-too-long =
    { $most ->
        [zero] الموضوع طويل جدًا؛ اختصره.
        [one] الموضوع طويل جدًا؛ استخدم حرفًا واحدًا على الأكثر.
        [two] الموضوع طويل جدًا؛ استخدم حرفين على الأكثر.
        [few] الموضوع طويل جدًا؛ استخدم { $most } أحرف على الأكثر.
        [many] الموضوع طويل جدًا؛ استخدم { $most } حرفًا على الأكثر.
       *[other] الموضوع طويل جدًا؛ استخدم { $most } حرف على الأكثر.
    }
error-caption-too-long =
    { $most ->
        [zero] الكلمات على الملصق طويلة جدًا؛ اختصرها.
        [one] الكلمات على الملصق طويلة جدًا؛ استخدم حرفًا واحدًا على الأكثر.
        [two] الكلمات على الملصق طويلة جدًا؛ استخدم حرفين على الأكثر.
        [few] الكلمات على الملصق طويلة جدًا؛ استخدم { $most } أحرف على الأكثر.
        [many] الكلمات على الملصق طويلة جدًا؛ استخدم { $most } حرفًا على الأكثر.
       *[other] الكلمات على الملصق طويلة جدًا؛ استخدم { $most } حرف على الأكثر.
    }
error-prompt-unusable = لا يصلح هذا الموضوع؛ قله بكلمات قليلة.
error-mix = لا يمكن دمج هذه المواضيع؛ اختر واحدًا منها.
error-likeness = لا يصلح ما أتذكره عن وجهك؛ أرسل صورة بدلًا منه.
error-unmeasurable = لا يمكن صنع مجسّم من هذه الصورة؛ أرسل صورة يكون فيها الوجه كبيرًا ومضيئًا ومن الأمام.
error-unbuildable-relief = لم يُعثر على شيء متماسك في هذه الصورة؛ جرّب صورة أوضح.
error-unwritable-caption = لا يستطيع أي من خطوطي كتابة هذا: { $characters }. جرّب كلمات أخرى للملصق.
error-renderer-crashed = توقف التصيير مرتين؛ حاول مرة أخرى أو اختر جودة أقل.
error-render-timeout = استغرق الرسم وقتًا أطول من اللازم؛ حاول مرة أخرى أو اختر جودة أقل.
error-file-too-large = لا يمكن تصغير الملصق بما يكفي لإرساله؛ جرّب صورة أو موضوعًا أبسط.
error-jobs-living = ما زالت ملصقات لك قيد الصنع؛ ألغها أولًا.
error-value = لا يصلح هذا هنا؛ جرّب شيئًا آخر.
error-value-quota = لا يصلح هذا الرقم هنا؛ اكتب رقمًا من 0 فما فوق.
error-value-language = لا أعرف هذه اللغة؛ اختر واحدة من القائمة.
error-value-themes = لا تصلح قائمة المواضيع هذه؛ اختر موضوعًا واحدًا على الأقل أو اسمح بالكلمات الحرة.
error-value-name = هذا الاسم فارغ أو طويل جدًا؛ اكتب اسمًا آخر من فضلك.
error-no-such-job = لم يعد هذا الملصق موجودًا؛ أرسل الصورة مرة أخرى.
error-blob-missing = حُذف ما يلزم لهذا؛ أرسل الصورة مرة أخرى.

## What is told of a job that became no sticker

notice-cancelled = أُلغي ملصقك.
notice-failed = حدث خطأ ولم يكن صنع ملصقك ممكنًا.
notice-with-reference = { $told } المرجع: { $reference }

## Votes

vote-closed = لا تصويت على هذا الملصق الآن.
vote-too-new =
    { $days ->
        [zero] يمكنك التصويت هنا الآن.
        [one] يمكنك التصويت هنا بعد يوم واحد.
        [two] يمكنك التصويت هنا بعد يومين.
        [few] يمكنك التصويت هنا بعد { $days } أيام.
        [many] يمكنك التصويت هنا بعد { $days } يومًا.
       *[other] يمكنك التصويت هنا بعد { $days } يوم.
    }
contest-not-open = لا تقبل هذه المسابقة ملصقات الآن.
contest-wrong-theme = هذه المسابقة لسمات أخرى؛ اصنع ملصقًا بسمة تطلبها.
contest-too-many =
    { $limit ->
        [zero] لا يمكنك المشاركة بملصق هنا.
        [one] أنت مشارك بملصق واحد بالفعل؛ اسحبه لتشارك بآخر.
        [two] أنت مشارك بملصقين بالفعل؛ اسحب واحدًا لتشارك بآخر.
        [few] أنت مشارك بـ { $limit } ملصقات بالفعل؛ اسحب واحدًا لتشارك بآخر.
        [many] أنت مشارك بـ { $limit } ملصقًا بالفعل؛ اسحب واحدًا لتشارك بآخر.
       *[other] أنت مشارك بـ { $limit } ملصق بالفعل؛ اسحب واحدًا لتشارك بآخر.
    }
