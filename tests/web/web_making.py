"""Three small composed reports, and one who asks a server."""

import time

REPORTS = [
    {
        "id": "w-1", "composed": True, "outlet": "agency", "published": "2024-08-07", "title": "حصار الحسكة",
        "text": "حاصرت قوات سوريا الديمقراطية أحياء الحكومة السورية في الحسكة لليوم الثاني. "
        "وطالب الجيش السوري قوات سوريا الديمقراطية بفك الحصار. وقُتل 3 مدنيين في القصف على الحسكة.",
    },
    {
        "id": "w-2", "composed": True, "outlet": "other", "published": "2024-08-08",
        "text": "حاصرت قوات سوريا الديمقراطية أحياء الحكومة السورية في الحسكة. "
        "وقُتل 5 مدنيين في القصف على الحسكة.",
    },
    {
        "id": "w-3", "composed": True, "outlet": "other", "published": "2024-08-20",
        "text": "رفعت قوات سوريا الديمقراطية الحصار عن أحياء الحكومة السورية في الحسكة أمس.",
    },
]  # fmt: skip
BASE = "http://127.0.0.1"
API = "/api/v1"
PASSWORD = "a long password"  # noqa: S105


class Asker:
    """A client that sends what every change must send, and waits for what is computed."""

    def __init__(self, client):
        self.client = client

    def get(self, path, **more):
        return self.client.get(API + path, **more)

    def csrf(self):
        self.get("/meta")
        return {"x-csrftoken": self.client.cookies["sijill_csrf"]}

    def post(self, path, data=None, **more):
        headers = {**self.csrf(), **more.pop("headers", {})}
        return self.client.post(API + path, json=data, headers=headers, **more)

    def patch(self, path, data):
        return self.client.patch(API + path, json=data, headers=self.csrf())

    def settled(self, path):
        """Return the answer once nothing is pending."""
        for _ in range(200):
            found = self.get(path).json()
            if not found["pending"]:
                return found
            time.sleep(0.05)
        raise AssertionError(path)

    def login(self, name):
        return self.post("/login", {"name": name, "password": PASSWORD})

    def logout(self):
        return self.post("/logout")
