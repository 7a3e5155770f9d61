"""Records on a server that speaks TLS: what is encrypted, whose certificate is believed, what is refused."""

import datetime as dt
import ipaddress
import ssl

import pytest
from store_making import keep, mention, report

from postgres import MISSING, Server, programs
from sijill.errors import RecordError, UsageError
from sijill.i18n.failures import placed
from sijill.store import open_store
from sijill.store.postgres import meaning

x509 = pytest.importorskip("cryptography.x509", reason="not installed: pip install cryptography")
HERE = [x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
ELSEWHERE = [x509.DNSName("db.example")]


def certificate(names):
    """Return a certificate for some names that vouches for itself, and its key."""
    from cryptography.hazmat.primitives import hashes, serialization  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415

    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "sijill tests")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject).issuer_name(subject).public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(1)).not_valid_after(now + dt.timedelta(1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    plain = serialization.NoEncryption()
    form, encoding = serialization.PrivateFormat.PKCS8, serialization.Encoding.PEM
    return made.public_bytes(encoding), key.private_bytes(encoding, form, plain)


class Trusted:
    """A server with a certificate for some names, and the file in which it is trusted."""

    def __init__(self, names, folder):
        held = certificate(names)
        self.root = folder / "root.crt"
        self.root.write_bytes(held[0])
        self.server = Server(held)

    def url(self, how, *, root=False):
        name = self.server.database()
        return f"{self.server.url(name)}?sslmode={how}" + (f"&sslrootcert={self.root}" if root else "")


@pytest.fixture(scope="module", params=[HERE, ELSEWHERE], ids=["here", "elsewhere"])
def any_server(request, tmp_path_factory):
    if programs() is None:
        pytest.skip(MISSING)
    pytest.importorskip(
        "pg8000", reason="the extra postgres is not installed: pip install 'sijill[postgres]'"
    )
    found = Trusted(request.param, tmp_path_factory.mktemp("tls"))
    found.names = request.param
    yield found
    found.server.close()


def encrypted(server):
    """Tell whether the other connections to a server are."""
    asked = "SELECT bool_and(ssl) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE application_name"
    return server.run(f"{asked} = 'sijill'")[0][0]


@pytest.mark.parametrize(
    ("how", "root", "elsewhere_too"),
    [
        ("disable", False, True), ("prefer", False, True), ("require", False, True),
        ("verify-ca", True, True), ("verify-full", True, False),
    ],
)  # fmt: skip
def test_a_record_is_kept_over_tls(any_server, how, root, elsewhere_too):
    address = any_server.url(how, root=root)
    if any_server.names is ELSEWHERE and not elsewhere_too:
        with pytest.raises(RecordError) as caught:
            open_store(address)
        assert caught.value.code == "server-untrusted"
        assert "127.0.0.1" in placed(caught.value, "en")
        return
    with open_store(address) as store:
        keep(store, report(), mention)
        assert store.counts()["mentions"] == 1
        assert encrypted(any_server.server) == (how != "disable")


@pytest.mark.parametrize("how", ["verify-ca", "verify-full"])
def test_a_certificate_that_nobody_vouches_for_is_refused_and_the_reason_told(any_server, how):
    with pytest.raises(RecordError) as caught:
        open_store(any_server.url(how))
    assert caught.value.code == "server-untrusted"
    assert "self-signed certificate" in placed(caught.value, "en")


def test_a_file_that_holds_no_certificates_is_told(any_server, tmp_path):
    for held in (None, "nothing"):
        root = tmp_path / "none.crt"
        if held:
            root.write_text(held)
        with pytest.raises(UsageError) as caught:
            open_store(any_server.url("verify-full") + f"&sslrootcert={root}")
        assert caught.value.code == "bad-certificates"
        assert str(root) in placed(caught.value, "en")


def test_a_server_without_tls_is_refused_by_who_asks_for_it_and_preferred_plain(postgres, tmp_path):
    plain = postgres.at(tmp_path / "plain")
    with open_store(f"{plain}?sslmode=prefer") as store:
        assert store.counts()["reports"] == 0
    for how in ("require", "verify-ca", "verify-full"):
        with pytest.raises(RecordError) as caught:
            open_store(f"{plain}?sslmode={how}")
        assert caught.value.code == "server-no-tls"
    postgres.forget(tmp_path)


@pytest.mark.parametrize(
    "fault",
    [
        ssl.SSLEOFError("EOF occurred in violation of protocol"),
        ssl.SSLError("bad record mac"),
        ConnectionResetError("reset by peer"),
    ],
)
def test_a_line_that_broke_later_is_no_certificate_that_is_not_believed(fault):
    assert meaning(fault, "postgresql://db:5432/press").code == "server-gone"
