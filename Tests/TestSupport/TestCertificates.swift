/// Certificates for TLS servers in tests, valid for a century; their keys are public and protect nothing.
public enum TestCertificates {
    /// The authority that signed the others, PEM.
    public static let authority = """
        -----BEGIN CERTIFICATE-----
        MIIBrDCCAVGgAwIBAgIUePZP2b0RlqfXbtwuJEbsOtCv4PwwCgYIKoZIzj0EAwIw
        IjEgMB4GA1UEAwwXUGFwZXJib3kgdGVzdCBhdXRob3JpdHkwIBcNMjYxMTI0MDcy
        MjA2WhgPMjEyNjEwMzEwNzIyMDZaMCIxIDAeBgNVBAMMF1BhcGVyYm95IHRlc3Qg
        YXV0aG9yaXR5MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEw6FBNcnW9nD2YM9T
        Vpmr3FIvp7vYoqC7S3HF3L/xj2BcTEwutQyGgRhxzqmytK8NLleNDSa43Yjosksb
        Fc9/RqNjMGEwHQYDVR0OBBYEFGSVcNvtxZyLyREw1FevbdPVpc9AMB8GA1UdIwQY
        MBaAFGSVcNvtxZyLyREw1FevbdPVpc9AMA8GA1UdEwEB/wQFMAMBAf8wDgYDVR0P
        AQH/BAQDAgIEMAoGCCqGSM49BAMCA0kAMEYCIQCdVjV5GFPb2IUQGa37kMm8G5ET
        uEr0zVrB76Jv3l0hSwIhAKD4Ioxqc4r//1gqaruIh6QiZwPg8CvUL3kVJH+8KAnu
        -----END CERTIFICATE-----
        """

    /// For `localhost` and 127.0.0.1, PEM.
    public static let localhost = """
        -----BEGIN CERTIFICATE-----
        MIIBvDCCAWKgAwIBAgIURtKCHs369N1k4kiXiZDkYb7JhMAwCgYIKoZIzj0EAwIw
        IjEgMB4GA1UEAwwXUGFwZXJib3kgdGVzdCBhdXRob3JpdHkwIBcNMjYxMTI0MDcy
        MjA2WhgPMjEyNjEwMzEwNzIyMDZaMBQxEjAQBgNVBAMMCWxvY2FsaG9zdDBZMBMG
        ByqGSM49AgEGCCqGSM49AwEHA0IABA2O86kyms5ayDXOcIMFqIyROEncFNGnEauJ
        /sMoYU7KdHA1k/udXkeDe45C8iyYQWCLwNNNEZ5PGUemI7xlSoGjgYEwfzAaBgNV
        HREEEzARgglsb2NhbGhvc3SHBH8AAAEwEwYDVR0lBAwwCgYIKwYBBQUHAwEwDAYD
        VR0TAQH/BAIwADAdBgNVHQ4EFgQUM8SMhDu7bO7LKlCrOCqFRsexmi0wHwYDVR0j
        BBgwFoAUZJVw2+3FnIvJETDUV69t09Wlz0AwCgYIKoZIzj0EAwIDSAAwRQIhAI1S
        B9iZS7vs2HNoXMEs/f046Q/BZ14YvUw2KB9kcdLYAiBl9DmXQSer6suCIAotHMU0
        45JELipUU0vyDvqONETEsQ==
        -----END CERTIFICATE-----
        """

    /// The key of ``localhost``, PEM.
    public static let localhostKey = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgoBkw0UjFXuMnG8XH
        K/cOJtGnsHFqfCD8cE2WcmHiluOhRANCAAQNjvOpMprOWsg1znCDBaiMkThJ3BTR
        pxGrif7DKGFOynRwNZP7nV5Hg3uOQvIsmEFgi8DTTRGeTxlHpiO8ZUqB
        -----END PRIVATE KEY-----
        """

    /// For `relay.test`, a host that nobody connects to, PEM.
    public static let otherHost = """
        -----BEGIN CERTIFICATE-----
        MIIBtzCCAV2gAwIBAgIURtKCHs369N1k4kiXiZDkYb7JhMEwCgYIKoZIzj0EAwIw
        IjEgMB4GA1UEAwwXUGFwZXJib3kgdGVzdCBhdXRob3JpdHkwIBcNMjYxMTI0MDcy
        MjA2WhgPMjEyNjEwMzEwNzIyMDZaMBUxEzARBgNVBAMMCnJlbGF5LnRlc3QwWTAT
        BgcqhkjOPQIBBggqhkjOPQMBBwNCAAR9e6SiKi+C8SDEzxFvp3HNmXzTImwsHJWV
        ZbyWjRwG8p0XcW4VASIKDC4wbsPw+I/T0kNhyjK8FJMFmR3TrRN9o3wwejAVBgNV
        HREEDjAMggpyZWxheS50ZXN0MBMGA1UdJQQMMAoGCCsGAQUFBwMBMAwGA1UdEwEB
        /wQCMAAwHQYDVR0OBBYEFCzQJw84gKsUyh9S3jWqm4HK56M9MB8GA1UdIwQYMBaA
        FGSVcNvtxZyLyREw1FevbdPVpc9AMAoGCCqGSM49BAMCA0gAMEUCIQCzSLpFS7tC
        0ekNXztjM9DAtf24I0Dfl3oqfDoUzBxaggIgcEPfhkKUTn92ehSa1uFxEFVNUThx
        +5l16QzU0yYePuw=
        -----END CERTIFICATE-----
        """

    /// The key of ``otherHost``, PEM.
    public static let otherHostKey = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgdmtu5R3aHDwEn06o
        PeL/8HlCkgRerKE5qCPO8LBf+sKhRANCAAR9e6SiKi+C8SDEzxFvp3HNmXzTImws
        HJWVZbyWjRwG8p0XcW4VASIKDC4wbsPw+I/T0kNhyjK8FJMFmR3TrRN9
        -----END PRIVATE KEY-----
        """
}
