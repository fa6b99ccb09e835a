### Kept like en.ftl: the same keys, the same values. Informal: kamu.

## Start and help

start = Hai! Aku mengubah foto menjadi stiker kartun 3D bergerak.

    Kirim foto lalu pilih tema, atau tulis temanya di bawah foto: /theme bajak laut luar angkasa

    /help menunjukkan apa lagi yang bisa kulakukan, /privacy apa yang kusimpan.
start-group = Balas sebuah foto dengan /theme bajak laut luar angkasa dan aku membuat stikernya. Selebihnya ada di /help.
help-telegram = Stiker
    • Kirim foto lalu pilih tema, atau tulis di bawahnya: /theme bajak laut luar angkasa
    • Di grup, balas sebuah foto dengan /theme bajak laut luar angkasa
    • Kata dalam tanda kutip di akhir tampil di stiker: /theme bajak laut luar angkasa “Ahoi!”
    • /pack membuat dua belas ekspresi dari satu foto
    • /me membuat stiker dari foto profilmu
    • Foto, gambar sebagai file, album sampai empat foto, dan stiker bisa dipakai; dari video dan GIF kuambil gambar terbaiknya.
    • Di obrolan mana pun, tulis @{ $bot } dan beberapa kata untuk mengirim salah satu stikermu.

    Milikmu
    • /packs: paket stikermu
    • /language, /privacy, /forget_me
    • /no_stickers_of_me: orang lain tidak boleh memakai fotomu
    • /remember_me: stiker tanpa mengirim foto lagi
    • /help_training: bantu aku menggambar lebih baik

    Grup
    • /settings: tema, batas, dan lainnya, untuk admin
help-discord = Stiker
    • /theme dengan foto dan beberapa kata, misalnya bajak laut luar angkasa
    • Kata dalam tanda kutip di akhir tampil di stiker: /theme bajak laut luar angkasa “Ahoi!”
    • “Aplikasi > Buat stiker” pada pesan bergambar apa pun
    • “Aplikasi > Stiker dari avatar” pada seorang anggota
    • Sebut aku dalam pesan bergambar
    • /pack membuat dua belas ekspresi dari satu foto

    Milikmu
    • /packs: paket stikermu
    • /language, /privacy, /forget_me
    • /no_stickers_of_me: orang lain tidak boleh memakai fotomu
    • /remember_me: stiker tanpa mengirim foto lagi
    • /help_training: bantu aku menggambar lebih baik

    Server
    • /toonbooth settings: tema, batas, dan lainnya, untuk pengelola server

## Privacy

privacy = Yang kusimpan
    • Fotomu: hanya selama stikernya dibuat, paling lama sehari. Tempat dan waktu pengambilannya langsung kubuang.
    • Stiker dan paketmu: sampai kamu menghapusnya.
    • Siapa yang meminta, kapan, dengan kata apa, dan di mana fotonya di obrolan, supaya “Lagi” bisa dipakai.
    • Ukuran wajahmu, sebagai angka: hanya setelah /remember_me.
    • Guntingan dan gambar untuk belajar: hanya setelah /help_training.

    /forget_me menghapus semuanya.
privacy-asking = Pengirim foto ditanya dulu sebelum orang lain membuat stiker darinya.
privacy-not-asking = Admin di sini mengizinkan siapa pun membuat stiker dari foto orang lain tanpa bertanya. Kalau kamu tidak mau: /no_stickers_of_me

## Forget me

forget-question = Hapus semua milikmu: stiker, paket, pengaturan, dan semua yang kuingat tentangmu? Yang sedang dibuat akan dibatalkan. Ini tidak bisa dikembalikan. Yang sudah terkirim ke obrolan tetap ada di sana.
forget-working = Menghapus…
forget-kept = Baik, semuanya tetap seperti semula.
forget-receipt = Selesai. Tidak ada lagi milikmu padaku.
    • Stiker dihapus: { $stickers }
    • Permintaan dihapus: { $jobs }
    • Contoh belajar dihapus: { $lessons }
    • Kapan: { DATETIME($at, dateStyle: "medium", timeStyle: "short", timeZone: "UTC") } UTC

    Yang tersisa hanya sebuah kode tanpa namamu: dengan itu kamu tetap terlupakan walau aku dipulihkan dari cadangan, dan larangan tetap berlaku.

## Language

language-question = Aku bicara bahasa apa denganmu?
language-automatic = Seperti di aplikasiku
language-saved = Sekarang aku berbahasa Indonesia denganmu.
language-saved-automatic = Sekarang aku memakai bahasa aplikasimu.

## Making

make-send-photo = Kirim foto dulu, lalu kubuatkan stikernya.
make-choose-theme = Temanya apa? Pilih satu, atau tulis dengan kata-katamu sendiri.
make-choose-theme-here = Temanya apa? Pilih satu, atau balas pesan ini dengan kata-katamu sendiri.
make-choose-listed = Temanya apa?
make-own-words = Tulis dengan beberapa kata seperti apa jadinya, misalnya: bajak laut luar angkasa
make-no-words = Tulis setelah perintah seperti apa jadinya: /theme bajak laut luar angkasa
make-no-photo-there = Tidak ada foto di pesan itu. Balas pesan yang ada fotonya.
make-what-works = Yang ini tidak bisa kupakai. Kirim foto, gambar sebagai file, stiker, GIF, atau video.
make-album-cut =
    { $limit ->
       *[other] Dari album hanya kuambil { $limit } foto pertama.
    }
make-no-avatar = Aku tidak melihat foto profil. Kirim foto saja.
make-download-failed = Fotonya tidak bisa kuambil. Tolong kirim lagi.
make-pack = Kubuat dua belas ekspresi dari fotomu. Datangnya satu per satu.
make-group-hint = Di grup ini aku tidak bisa membaca tulisan di bawah foto. Balas fotonya dengan /theme bajak laut luar angkasa
make-nothing-remembered = Aku tidak ingat wajahmu. Kirim foto, atau pakai /remember_me dulu.

## Progress

progress-title = “{ $theme }”
progress-received = Sudah kuterima, sebentar…
progress-waiting =
    { $ahead ->
        [0] Berikutnya punyamu.
       *[other] Ada { $ahead } stiker sebelum punyamu.
    }
progress-starting = Mulai…
progress-stage-cut-out = Menggunting
progress-stage-cartoon = Menggambar kartun
progress-stage-scene = Membangun dalam 3D
progress-stage-preview = Menggambar pratinjau
progress-stage-render = Merender
progress-stage-encode = Menyelesaikan file
progress-eta-seconds =
    { $count ->
       *[other] sekitar { $count } detik lagi
    }
progress-eta-minutes =
    { $count ->
       *[other] sekitar { $count } menit lagi
    }
progress-eta-hours =
    { $count ->
       *[other] sekitar { $count } jam lagi
    }
progress-preview = Ini pratinjaunya. Stikernya menyusul.
progress-sending = Sudah jadi. Mengirim…
progress-pack = { $done } dari { $total } stiker sudah jadi.

## Cancel

button-cancel = Batal
cancel-running = Menghentikan…
cancel-done = Dibatalkan. Tidak ada yang disimpan.

## Result

button-again = Lagi
button-variants = 4 variasi
button-more = Lebih kartun
button-less = Kurang kartun
button-theme = Tema lain
button-own-words = Kata sendiri
button-pack = Tambah ke paketku
button-files = File
button-show = Tunjukkan stikerku
button-delete = Hapus
button-fine = Kualitas terbaik
result-ready = Stikermu sudah jadi.
result-for = { $user }, stikermu sudah jadi.
result-moved = Aku tidak boleh mengirim stiker di { $place }, jadi ini stikermu.
result-files = Semua file stiker ini
result-as-file = Tidak bisa dikirim sebagai stiker, jadi ini sebagai file.
result-too-large = File ini terlalu besar untuk obrolan ini dan tidak disertakan: { $name }
result-deleted = Dihapus, di sini dan di semua tempat penyimpananku.
result-delete-question = Hapus stiker ini? Tidak bisa dikembalikan.
result-variants = Membuat empat variasi…
result-most-cartoony = Tidak bisa lebih kartun lagi.
result-least-cartoony = Tidak bisa kurang kartun lagi.
result-finest = Ini sudah kualitas terbaik.

## Faces

faces-question =
    { $count ->
       *[other] Aku melihat { $count } wajah. Yang mana kugambar?
    }
button-all-faces = Semuanya

## Asking the author of a photo

consent-question = { $asker } ingin stiker kartun dari fotomu, “{ $theme }”. Kamu izinkan?
consent-question-avatar = { $asker } ingin stiker kartun dari foto profilmu, “{ $theme }”. Kamu izinkan?
consent-waiting = Ini foto milik { $author }. Sudah kutanyakan; kumulai begitu diizinkan.
consent-allowed = Diizinkan. Stikernya sedang dibuat.
consent-denied = { $author } tidak mau ada stiker dari foto ini.
consent-denied-thanks = Baik, tidak ada stiker yang dibuat. Supaya tidak ada yang bertanya lagi: /no_stickers_of_me
consent-unanswered = { $author } tidak menjawab, jadi tidak ada stiker yang dibuat.
consent-over = Pertanyaan ini tidak dijawab tepat waktu, jadi tidak ada stiker yang dibuat.
consent-unknown-author = Aku tidak bisa bertanya kepada pengirim foto ini, jadi stikernya tidak kubuat. Kalau itu fotomu, kirim sendiri.
button-allow = Izinkan
button-deny = Jangan izinkan

## What I may use and remember

optout-on = Orang lain tidak bisa lagi membuat stiker dari foto atau foto profilmu.
optout-off = Orang lain boleh lagi membuat stiker dari fotomu, di tempat yang mengizinkannya.
remember-question = Boleh kuingat ukuran wajahmu, sebagai angka dan tanpa gambar? Nanti kamu bisa dapat stiker tanpa mengirim foto. Selengkapnya di /privacy.
remember-on = Wajahmu kuingat mulai foto berikutnya. Batalkan kapan saja dengan /remember_me
remember-off = Aku tidak ingat wajahmu lagi. Yang ada padaku sudah dihapus.
training-question = Boleh aku belajar dari stikermu? Guntingan tiap foto dan gambarnya kusimpan sampai kamu menariknya. Selengkapnya di /privacy.
training-on = Terima kasih! Mulai sekarang aku belajar dari yang kamu buat. Batalkan kapan saja dengan /help_training
training-off = Aku tidak belajar lagi darimu. Yang kamu berikan sudah dihapus.
button-turn-on = Nyalakan
button-turn-off = Matikan

## Presses of buttons

press-not-yours = Tombol ini untuk orang lain. Buat stikermu sendiri dengan /theme
press-gone = Tombol ini sudah terlalu lama. Silakan mulai lagi.
press-forged = Aku tidak mengenal tombol ini. Silakan mulai lagi.
press-working = Sebentar…
button-yes = Ya
button-no = Tidak
button-back = Kembali
button-previous = Sebelumnya
button-next = Berikutnya
button-close = Tutup

## Settings of a group or server

settings-title = Pengaturan { $place }
settings-line = { $name }: { $value }
settings-admins-only = Hanya admin grup ini yang bisa mengubah pengaturannya.
settings-needs-right = Untuk ini kamu perlu izin “Kelola Server”.
settings-groups-only = Pengaturan ada di grup. Tambahkan aku ke grup lalu tulis /settings di sana.
settings-saved = Disimpan.
settings-closed = Pengaturan ditutup.
settings-on = ya
settings-off = tidak
settings-themes = Tema
settings-themes-description = Tema apa yang boleh dipakai di sini
settings-themes-all = semua
settings-themes-listed = hanya yang dipilih
settings-themes-choose = Pilih tema
settings-free-words = Kata sendiri
settings-free-words-description = Apakah orang boleh menulis tema apa saja
settings-makers = Siapa yang boleh membuat stiker
settings-makers-everyone = semua orang
settings-makers-admins = hanya admin
settings-user-quota = Stiker per orang
settings-user-quota-description = Berapa yang boleh dibuat satu orang di sini per hari
settings-quota = Stiker seluruhnya
settings-quota-description = Berapa yang boleh dibuat di sini per hari
settings-unlimited = tanpa batas di sini
settings-per-day =
    { $count ->
       *[other] { $count } per hari
    }
settings-strictness = Filter ketelanjangan
settings-strictness-description = Foto mana yang ditolak
settings-strictness-strict = ketat
settings-strictness-usual = sedang
settings-strictness-off = mati
settings-language = Bahasa
settings-language-each = bahasa masing-masing
settings-ask-authors = Tanya dulu
settings-ask-authors-description = Tanya pengirim foto sebelum orang lain memakainya
settings-quiet = Mode senyap
settings-quiet-description = Tanpa pesan kemajuan, hanya stiker
settings-results-in = Stiker dikirim
settings-results-in-here = ke sini
settings-results-in-private = ke obrolan pribadi

## Packs

packs-title = Paketmu
packs-empty = Kamu belum punya paket.
packs-line =
    { $count ->
       *[other] { $title }: { $count } stiker
    }
button-new-pack = Paket baru
button-rename = Ganti nama
button-order = Urutkan
button-emoji = Emoji
button-delete-pack = Hapus paket
button-link = Tautan
button-hand-over = Serahkan
button-remove = Keluarkan
button-up = Naik
button-down = Turun
button-upload-emoji = Tambah sebagai emoji
button-upload-sticker = Tambah ke server ini
packs-ask-name = Apa nama paketnya? Tulis namanya.
packs-bad-name = Nama terdiri dari 1 sampai { $most } karakter. Tolong tulis yang lain.
packs-name-taken = Kamu sudah punya paket dengan nama itu. Tolong tulis yang lain.
packs-created = Paket “{ $title }” sudah ada.
packs-renamed = Sekarang nama paketnya “{ $title }”.
packs-delete-question = Hapus paket “{ $title }”? Stikernya sendiri tetap ada.
packs-deleted = Paketnya sudah dihapus.
packs-choose-pack = Ke paket yang mana?
packs-choose-sticker = Stiker yang mana?
packs-ask-emoji = Kirim 1 sampai 20 emoji yang cocok dengan stiker ini.
packs-bad-emoji = Tolong kirim 1 sampai 20 emoji saja.
packs-emoji-saved = Disimpan: { $emoji }
packs-added = Ditambahkan ke “{ $title }”.
packs-added-already = Sudah ada di “{ $title }”.
packs-removed = Dikeluarkan dari “{ $title }”.
packs-link = Ini “{ $title }”: { $link }
packs-link-empty = Paket tanpa stiker belum punya tautan.
packs-ask-heir = “{ $title }” untuk siapa? Kirim tautan ini kepadanya; yang pertama membukanya mendapat paketnya: { $link }
packs-heir-question = { $owner } ingin memberimu paket “{ $title }”. Kamu terima?
packs-handed-over = “{ $title }” sekarang milik { $owner }.
packs-taken-over = “{ $title }” sekarang milikmu.
packs-full =
    { $most ->
       *[other] “{ $title }” sudah penuh dengan { $most } stiker. Yang baru masuk ke “{ $next }”.
    }
packs-too-many =
    { $most ->
       *[other] Kamu bisa punya { $most } paket. Hapus satu dulu.
    }
packs-uploading = Menambahkan stiker: { $done } dari { $total }
packs-paused =
    { $minutes ->
       *[other] Telegram meminta jeda { $minutes } menit. Setelah itu aku lanjut sendiri.
    }
packs-gone = Paket ini sudah tidak ada.
packs-left-out =
    { $count ->
       *[other] { $count } dari { $total } tidak bisa dibuat dan dilewati.
    }
packs-start-first = Sebelum aku bisa membuat paket untukmu, buka obrolan pribadi kita dan tekan Mulai: { $link }
packs-need-right = Untuk itu aku perlu izin “Buat Ekspresi” di server ini.
packs-you-need-right = Untuk itu kamu perlu izin “Buat Ekspresi” di server ini.
packs-no-room = Tidak ada tempat lagi di server ini. Hapus sesuatu dulu.
packs-uploaded-emoji = Emoji :{ $name }: sekarang ada di server ini.
packs-uploaded-sticker = Stiker “{ $name }” sekarang ada di server ini.

## Private chat, groups and servers

private-needed = Aku belum bisa menulis kepadamu. Buka obrolan pribadi kita dan tekan Mulai: { $link }
private-closed = Aku tidak bisa menulis kepadamu. Izinkan pesan langsung dari anggota server ini, lalu coba lagi.
private-waiting = { $user }, stikermu sudah jadi, tetapi aku tidak bisa menulis kepadamu. Tekan tombolnya: hanya kamu yang melihatnya. Kalau kamu mengizinkan pesan langsung dari anggota server ini, yang berikutnya datang sendiri.
group-added = Hai! Aku mengubah foto menjadi stiker kartun 3D bergerak.

    Balas sebuah foto dengan /theme bajak laut luar angkasa. Di grup aku sering tidak bisa membaca tulisan di bawah foto, jadi balasan adalah cara yang pasti.

    Admin: /settings
server-added = Hai! Aku mengubah foto menjadi stiker kartun 3D bergerak.

    Pakai /theme dengan foto, atau “Aplikasi > Buat stiker” pada pesan bergambar.

    Pengelola server: /toonbooth settings
group-no-rights = Aku tidak boleh mengirim stiker dan gambar di sini. Minta admin mengizinkannya.
server-no-rights = Aku tidak boleh menulis atau melampirkan file di kanal ini. Minta admin mengizinkannya.
quiet-hint = Mode senyap aktif di sini: stikernya datang tanpa pesan lain.
inline-none = Belum ada stiker. Ayo buat!
inline-start = Buat stiker
bot-about = Mengubah foto menjadi stiker kartun 3D bergerak, dengan tema apa pun.
bot-description = Kirim foto dan katakan seperti apa jadinya: bajak laut luar angkasa, kawaii, pahlawan komik… Kamu dapat stiker kartun 3D bergerak, dan paketmu sendiri.

## Commands: names are for Discord, descriptions for both

command-theme-name = tema
command-theme-description = Buat stiker kartun 3D bergerak dari sebuah foto
command-pack-name = paket
command-pack-description = Buat dua belas ekspresi dari satu foto
command-packs-name = paketku
command-packs-description = Paket stikermu
command-me-description = Buat stiker dari foto profilmu
command-help-name = bantuan
command-help-description = Apa yang bisa kulakukan
command-privacy-name = privasi
command-privacy-description = Apa yang kusimpan, dan berapa lama
command-forget-me-name = lupakan_aku
command-forget-me-description = Hapus semua yang kupunya tentangmu
command-language-name = bahasa
command-language-description = Pilih bahasa yang kupakai denganmu
command-no-stickers-of-me-name = jangan_stikerkan_aku
command-no-stickers-of-me-description = Orang lain tidak boleh memakai foto dan foto profilmu
command-remember-me-name = ingat_aku
command-remember-me-description = Dapat stiker tanpa mengirim foto lagi
command-help-training-name = bantu_belajar
command-help-training-description = Izinkan aku belajar dari stikermu
command-settings-name = pengaturan
command-settings-description = Tema, batas, dan lainnya, untuk admin
command-toonbooth-name = toonbooth
command-toonbooth-description = Toonbooth di server ini
option-photo-name = foto
option-photo-description = Gambar yang dijadikan stiker
option-prompt-name = tema
option-prompt-description = Seperti apa jadinya, misalnya: bajak laut luar angkasa
option-caption-name = tulisan
option-caption-description = Kata-kata yang tampil di stiker
option-strength-name = kekuatan
option-strength-description = Seberapa kartun jadinya
option-quality-name = kualitas
option-quality-description = Lebih halus lebih lama
option-language-name = bahasa
option-language-description = Bahasa yang kupakai denganmu
choice-strength-calm = tenang
choice-strength-usual = biasa
choice-strength-strong = sangat kartun
choice-quality-auto = otomatis
choice-quality-draft = cepat
choice-quality-standard = standar
choice-quality-fine = terbaik
menu-make-sticker = Buat stiker
menu-make-avatar-sticker = Stiker dari avatar

## The built-in themes

theme-autumn-harvest = Panen Musim Gugur
theme-christmas = Natal
theme-circus = Sirkus
theme-cute-animals = Hewan Imut
theme-cyberpunk-neon = Neon Cyberpunk
theme-detective-noir = Detektif Noir
theme-dinosaurs-and-jungle = Dinosaurus dan Rimba
theme-doctors-and-science = Dokter dan Sains
theme-easter = Paskah
theme-emoji-expressions = Wajah Emoji
theme-festivals-and-holidays = Perayaan dan Liburan
theme-food-and-drinks = Makanan dan Minuman
theme-halloween = Halloween
theme-kawaii-and-chibi = Kawaii dan Chibi
theme-knights-and-castles = Ksatria dan Kastel
theme-lunar-new-year = Tahun Baru Imlek
theme-minimalist-and-modern = Minimalis dan Modern
theme-motivational-and-positive = Motivasi dan Positif
theme-music-and-rock = Musik dan Rock
theme-mythical-creatures = Makhluk Mitos
theme-new-year = Tahun Baru
theme-outer-space = Luar Angkasa
theme-pirates = Bajak Laut
theme-professions-and-hobbies = Profesi dan Hobi
theme-retro-and-vintage = Retro dan Vintage
theme-royalty = Kerajaan
theme-samurai-and-japan = Samurai dan Jepang
theme-school-and-graduation = Sekolah dan Wisuda
theme-sports-and-football = Olahraga dan Sepak Bola
theme-spring-garden = Taman Musim Semi
theme-steampunk = Dunia Steampunk
theme-summer-beach = Pantai Musim Panas
theme-superheroes = Pahlawan Super
theme-underwater = Bawah Laut
theme-valentines-day = Hari Valentine
theme-vampires-and-ghosts = Vampir dan Hantu
theme-video-games = Gim Video
theme-wild-west = Wild West
theme-winter-wonderland = Negeri Musim Dingin
theme-wizards-and-magic = Penyihir dan Sihir

## What can go wrong: what it is, and what to do about it

list-comma = { ", " }
error-unexpected = Ada yang tidak terduga. Tolong coba lagi sebentar lagi. Kalau tetap begitu, laporkan kode ini: { $reference }
error-trouble = Aku sendiri sedang bermasalah. Tolong coba lagi sebentar lagi.
error-maintenance = Stiker sedang tidak dibuat karena perawatan; coba lagi nanti.
error-banned = Kamu tidak bisa membuat stiker di sini; admin bisa mengubahnya.
error-makers-limited = Hanya admin yang bisa membuat stiker di sini; minta salah satunya.
error-opted-out = Pengirim foto ini tidak mau ada stiker darinya; pakai yang lain.
error-unasked-words = Pengirim foto ini mengizinkannya dengan kata-kata yang ditunjukkan kepadanya. Untuk kata lain, minta stiker foto itu sekali lagi: balas fotonya dengan /theme atau pilih “Buat stiker” di menunya; lalu aku bertanya lagi.
error-no-theme-allowed = Tidak ada tema yang diizinkan di sini; minta admin memilih beberapa.
error-theme-not-allowed = Tema ini tidak diizinkan di sini; pilih { $titles }.
error-caption-not-allowed = Di sini hanya tema dari daftar yang diizinkan, jadi kata-katamu sendiri tidak tampil di stiker; hapus yang ada dalam tanda kutip.
error-words-refused = Tema ini tidak bisa digambar; pilih yang lebih ramah.
error-queue-full =
    { $limit ->
       *[other] Sudah ada { $limit } permintaanmu dalam antrean; tunggu atau batalkan satu.
    }
error-quota-user =
    { $limit ->
        [0] Kamu tidak bisa membuat stiker di sini; admin bisa mengubahnya.
       *[other] Jatah { $limit } stikermu hari ini sudah habis; ada lagi { $again }.
    }
error-quota-community =
    { $limit ->
        [0] Stiker tidak bisa dibuat di sini; admin bisa mengubahnya.
       *[other] Jatah { $limit } stiker di sini hari ini sudah habis; ada lagi { $again }.
    }
again-minutes =
    { $count ->
       *[other] dalam { $count } menit
    }
again-hours =
    { $count ->
       *[other] dalam { $count } jam
    }
error-unsafe-photo = Foto ini terlalu terbuka untuk obrolan ini; kirim yang lain.
error-nothing-to-draw = Tidak ada foto untuk digambar; kirim lagi.
error-chat-busy = Obrolan tidak menerima lagi untuk sementara; nanti dicoba sendiri.
error-chat-unreachable = Obrolan sedang tidak bisa dihubungi; nanti dicoba lagi.
error-chat-gone = Obrolannya sudah tidak ada, jadi stikernya tidak bisa dikirim.
error-chat-unsure = Stikernya mungkin tidak sampai; kalau tidak kelihatan, minta lagi.
error-expired = Stikernya terlalu lama dan dihentikan; silakan minta lagi.
error-too-late = Sudah terlambat untuk membatalkannya: stikernya sudah jadi atau hampir.
error-still-living = Stiker ini masih dibuat; tunggu, atau batalkan dulu.
error-photo-gone = Fotonya sudah dihapus dan tidak bisa diambil lagi; kirim sekali lagi.
error-cancelled = Kamu membatalkan stiker ini; tidak ada yang disimpan.
error-broken-parcel = Yang sudah dibuat ternyata rusak; kirim fotonya lagi.
error-unusable-wish = Salah satu pilihan tidak bisa dipakai; ubah lalu minta lagi.
error-stage-timeout = Ini terlalu lama dan dihentikan; coba lagi, atau pilih kualitas lebih rendah.
error-worker-lost = Mesin yang membuatnya berhenti setiap kali; coba foto lain.
error-photo-unreadable = Gambar ini tidak bisa dibaca; kirim sebagai JPEG atau PNG.
error-photo-empty = File ini kosong; kirim fotonya lagi.
error-photo-not-an-image = Ini bukan gambar; kirim JPEG, PNG, WebP, GIF, HEIC, atau AVIF.
error-photo-unsupported-format = Format ini tidak bisa dibaca; ubah dulu menjadi JPEG atau PNG.
error-photo-truncated = Gambar ini rusak atau terpotong; kirim file aslinya lagi.
error-photo-too-small = Gambar ini terlalu kecil; kirim yang sisinya paling sedikit 64 piksel.
error-photo-too-many-bytes = File ini terlalu besar; kirim yang paling besar 20 MB.
error-photo-too-many-pixels = Gambar ini terlalu besar; kirim yang paling besar 50 megapiksel.
error-photo-too-many-frames = Animasi ini terlalu panjang; kirim satu gambar darinya.
error-download-refused = Aku tidak mengambil file dari alamat itu; kirim fotonya langsung.
error-download-too-large = File ini terlalu besar; kirim yang paling besar { $most } MB.
error-no-subject = Tidak ditemukan objek tersendiri di foto ini; jangan pakai nomor.
error-no-such-subject =
    { $found ->
       *[other] Hanya ada { $found } objek di foto ini; pilih 1 sampai { $found }.
    }
error-too-few-subjects = Objek di foto ini tidak sebanyak itu; jangan pakai nomor.
error-prompt-empty = Temanya kosong; katakan seperti apa jadinya, misalnya “bajak laut luar angkasa”.
error-prompt-too-long =
    { $most ->
       *[other] Temanya terlalu panjang; paling banyak { $most } karakter.
    }
error-caption-too-long =
    { $most ->
       *[other] Kata-kata di stikernya terlalu panjang; paling banyak { $most } karakter.
    }
error-prompt-unusable = Tema ini tidak bisa dipakai; katakan dengan beberapa kata.
error-mix = Tema-tema ini tidak bisa digabung; pilih salah satu.
error-likeness = Yang kuingat dari wajahmu tidak bisa dipakai; kirim foto saja.
error-unmeasurable = Foto ini tidak bisa dijadikan figur; kirim yang wajahnya besar, terang, dan menghadap depan.
error-unbuildable-relief = Tidak ditemukan bentuk yang utuh di foto ini; coba yang lebih jelas.
error-unwritable-caption = Tidak ada fonku yang bisa menulis ini: { $characters }. Coba kata lain di stiker.
error-renderer-crashed = Render berhenti dua kali; coba lagi, atau pilih kualitas lebih rendah.
error-render-timeout = Menggambarnya terlalu lama; coba lagi, atau pilih kualitas lebih rendah.
error-file-too-large = Stikernya tidak bisa cukup kecil untuk dikirim; coba foto atau tema yang lebih sederhana.
error-jobs-living = Stikermu masih dibuat; batalkan dulu.
error-value = Itu tidak bisa dipakai di sini; coba yang lain.
error-value-quota = Angka itu tidak bisa dipakai di sini; tulis angka mulai dari 0.
error-value-language = Aku tidak tahu bahasa itu; pilih dari daftar.
error-value-themes = Daftar tema itu tidak bisa dipakai; pilih sedikitnya satu, atau izinkan kata sendiri.
error-value-name = Nama itu kosong atau terlalu panjang; tolong tulis yang lain.
error-no-such-job = Stiker itu sudah tidak ada; kirim fotonya lagi.
error-blob-missing = Yang diperlukan untuk ini sudah dihapus; kirim fotonya lagi.

## What is told of a job that became no sticker

notice-cancelled = Stikermu dibatalkan.
notice-failed = Ada yang salah dan stikermu tidak bisa dibuat.
notice-with-reference = { $told } Kode rujukan: { $reference }

## Votes

vote-closed = Stiker ini sedang tidak dipilih.
vote-too-new =
    { $days ->
       *[other] Kamu bisa memilih di sini dalam { $days } hari.
    }
contest-not-open = Kontes ini sedang tidak menerima stiker.
contest-wrong-theme = Kontes ini untuk tema lain; buatlah dengan tema yang diminta.
contest-too-many =
    { $limit ->
       *[other] Kamu sudah ikut dengan { $limit } stiker; keluarkan satu untuk memasukkan yang lain.
    }
