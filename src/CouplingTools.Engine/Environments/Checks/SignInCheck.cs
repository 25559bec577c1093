namespace CouplingTools.Engine.Environments.Checks;

/// <summary>Whether the sign-in to a service succeeds.</summary>
internal static class SignInCheck
{
    public const string Name = "SignIn";

    public static async Task<ConnectionCheck> RunAsync(ServiceChannel channel, CancellationToken cancellationToken)
    {
        var subject = new CheckSubject(Name, channel.Side);
        try
        {
            return await channel.SignInAsync(cancellationToken) is { } header
                ? subject.Passed("CheckSignedIn", header.Scheme)
                : subject.Passed("CheckSignInNone");
        }
        catch (CouplingException failure)
        {
            return subject.Failed(failure);
        }
    }
}
